package org.slaledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.local.parts.KafkaNode;

/** From a log that has the events of the bundle that is published as an example. */
class ReplayTest {
  private static final EventJson EVENTS = new EventJson();

  @TempDir private static Path folder;
  private static KafkaNode node;
  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void startAndFill() throws Exception {
    node = KafkaNode.start(KafkaNode.Settings.under(folder));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", node.bootstrap()))) {
      admin
          .createTopics(
              Stream.of(Topic.values())
                  .map(it -> new NewTopic(it.topicName(), it.partitions(), (short) 1))
                  .toList())
          .all()
          .get();
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", node.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
    Bundle bundle = BundleText.read(Files.readAllBytes(Path.of("../../docs/example.bundle")));
    List<Recorded> events =
        bundle.events().stream()
            .map(it -> ((Reading.Known) EVENTS.read(it.line())).recorded())
            .toList();
    events.forEach(ReplayTest::send);
    Statement june =
        ((Derivation.Derived)
                StatementFold.derive(
                    bundle.question(), events.stream().map(Recorded::envelope).toList()))
            .statement();
    issue(june, june.hash());
    producer.flush();
  }

  /** Given out at the bundle's cut. */
  private static void issue(Statement statement, String hash) {
    AgreementId agreement = statement.agreement();
    List<StreamCut> cut = statement.cut();
    send(
        EVENTS.write(
            new Envelope(
                UUID.randomUUID(),
                "urn:slaledger:credit-service",
                StatementLife.stream(agreement, statement.period()),
                1,
                Instant.parse("2026-07-04T00:00:00Z"),
                Instant.parse("2026-07-04T00:00:00Z"),
                "credit-service",
                null,
                null,
                null,
                new StatementIssued(
                    agreement,
                    statement.period(),
                    statement.ruleset(),
                    cut,
                    statement.ledgerSize(),
                    hash,
                    new BigDecimal("100.00"),
                    statement.currency()))));
  }

  private static void send(Recorded event) {
    producer.send(
        new ProducerRecord<>(
            event.stream().topic().topicName(), event.stream().value(), event.line()));
  }

  @AfterAll
  static void stop() {
    producer.close();
    node.close();
  }

  @Test
  void all_that_was_given_out_comes_out_the_same_a_line_each_and_then_how_many() {
    Ran ran = replay("--all");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("OK acme-2026 2026-06 100.00 EUR\n1 statements: 1 OK, 0 FAILED; ");
    assertThat(ran.err()).contains("/s, 0 s left");
  }

  @Test
  void one_agreement_of_several_that_are_named_has_what_was_given_out() {
    Ran ran = replay("--agreement", "acme-2026", "--agreement", "other", "--period", "2026-06");
    assertThat(ran.out()).startsWith("OK acme-2026 2026-06 100.00 EUR\n1 statements");
    assertThat(replay("--all", "--period", "2026-05").out()).startsWith("0 statements: 0 OK");
  }

  @Test
  void each_period_that_had_begun_is_derived_as_it_was_known_then() {
    assertThat(replay("--all", "--as-of", "2026-08-01T00:00:00Z").out().lines())
        .contains("OK acme-2026 2026-06 100.00 EUR")
        .anyMatch(line -> line.startsWith("OK acme-2026 2026-05 "))
        .noneMatch(line -> line.contains("2026-08"));
    assertThat(replay("--all", "--as-of", "2026-07-04T00:00:00Z").out())
        .contains("OK acme-2026 2026-06 0.00 EUR\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--all --agreement acme-2026", "--period 2026-06", "--all --json"})
  void what_is_not_asked_rightly_is_said_and_nothing_is_read(String words) {
    Ran ran = Ran.of("replay", words.isEmpty() ? new String[0] : words.split(" ", -1));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("see  ./sla help");
  }

  @Test
  void an_interrupt_ends_it_with_130() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0)) {
      // whoever runs the tests in the background has the signal ignored, also by what they start
      Process process =
          new ProcessBuilder(
                  "env",
                  "--default-signal=INT",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Audit.class.getName(),
                  "replay",
                  "--all",
                  "--kafka",
                  "localhost:" + silent.getLocalPort())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("interrupted").toFile())
              .start();
      silent.accept();
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    }
  }

  private static Ran replay(String... words) {
    return Ran.of(
        "replay",
        Stream.concat(Stream.of("--kafka", node.bootstrap()), Stream.of(words))
            .toArray(String[]::new));
  }
}
