package org.slaledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.KeyChain;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.VerifierKey;
import org.slaledger.local.Launcher;
import org.slaledger.local.PortPlan;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.parts.Ports;

/** {@code ./sla up}: what it refuses, what survives it, and that nothing is left of it. */
@ExtendWith(WithPlatform.class)
@Order(100)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(30);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(150);

  private final RunningPlatform platform;

  LauncherTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @Test
  @Order(1)
  void a_second_start_on_the_same_state_says_so_in_one_line() {
    // When
    Program second = Program.start(Launcher.class, platform.environment());
    int exitCode = second.exitCode(REFUSED_WITHIN);

    // Then
    assertThat(second.said())
        .isEqualTo(
            "sla: the platform runs already (process %d): use it at %s, or end it with  ./sla down"
                .formatted(platform.launcher().handle().pid(), platform.address()));
    assertThat(exitCode).isEqualTo(1);
    assertThat(platform.as(Persona.ADA).status("/tickets")).isEqualTo(200);
  }

  @Test
  @Order(2)
  void a_busy_port_is_named_with_who_has_it_and_what_to_do() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Given
      Map<String, Integer> ports = new LinkedHashMap<>(PortPlan.free().ports());
      ports.put("kafka", busy.getLocalPort());
      Map<String, String> environment =
          RunningPlatform.environment(WorkTree.target().resolve("sla-busy"), new PortPlan(ports));

      // When
      Program refused = Program.start(Launcher.class, environment);
      int exitCode = refused.exitCode(REFUSED_WITHIN);

      // Then
      assertThat(refused.said())
          .startsWith("sla: port %d (kafka) is taken by process ".formatted(busy.getLocalPort()))
          .contains("process " + ProcessHandle.current().pid(), "SLA_PORT_KAFKA=<port>")
          .hasLineCount(1);
      assertThat(exitCode).isEqualTo(1);
    }
  }

  @Test
  @Order(3)
  void what_was_acknowledged_survives_a_killed_launcher_and_nothing_runs_twice()
      throws IOException {
    // Given
    VerifierKey key = key();
    Api olaf = platform.as(Persona.OLAF);
    olaf.post("/customers", "{\"customer\":\"survivor\",\"name\":\"Survivor Ltd\"}");
    List<ProcessHandle> before = platform.processes();
    assertThat(before).hasSizeGreaterThanOrEqualTo(7);

    // When
    platform.launcher().kill();
    await().atMost(Duration.ofSeconds(10)).until(() -> !platform.launcher().handle().isAlive());
    renameKey();
    platform.startAgain();

    // Then
    assertThat(platform.as(Persona.OLAF).get("/customers/survivor").path("name").asText())
        .isEqualTo("Survivor Ltd");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(before).noneMatch(ProcessHandle::isAlive));
    assertThatItHandedOver(key);
  }

  private VerifierKey key() {
    return VerifierKey.parse(platform.as(Persona.OLAF).get("/ledger").path("key").asText());
  }

  /** The next start makes another key of the ledger, and the former one hands over to it. */
  private void renameKey() throws IOException {
    Path key = platform.state().resolve("data").resolve("ledger").resolve("key");
    Files.move(key, key.resolveSibling("key.former"));
  }

  private void assertThatItHandedOver(VerifierKey former) {
    Api olaf = platform.as(Persona.OLAF);
    VerifierKey key = key();
    assertThat(key).isNotEqualTo(former);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Note handover = Note.parse(olaf.text("/ledger/handovers").getBytes(UTF_8));
              Note last = Note.parse(olaf.text("/ledger/checkpoint").getBytes(UTF_8));
              long size = Checkpoint.parse(last.text()).size();
              assertThat(KeyChain.of(former, List.of(handover)).signerOf(size)).isEqualTo(key);
              assertThat(last.signedBy(key)).isTrue();
            });
  }

  @Test
  @Order(4)
  void a_launcher_that_is_told_to_stop_leaves_nothing_behind() {
    // Given
    List<ProcessHandle> started = platform.processes();
    assertThat(started).hasSizeGreaterThanOrEqualTo(7);

    // When
    platform.launcher().terminate();
    int exitCode = platform.launcher().exitCode(STOPPED_WITHIN);

    // Then
    assertThat(exitCode).isZero();
    assertThat(started).noneMatch(ProcessHandle::isAlive);
    assertThat(platform.ports().ports().values()).allMatch(Ports::isFree);
  }
}
