package org.slaledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.parts.Ports;

class ChecksTest {
  @TempDir Path folder;

  @Test
  void a_taken_port_is_named_with_its_part_and_the_way_out() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var plan = new PortPlan(Map.of("front-door", taken.getLocalPort()));

      assertThatThrownBy(() -> Checks.ports(plan))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " (front-door) is taken by")
          .hasMessageContaining("SLA_PORT_FRONT_DOOR=<port> ./sla up");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_process_that_has_a_port_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.of(taken.getLocalPort()))
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void free_ports_are_fine() {
    assertThatCode(() -> Checks.ports(new PortPlan(Map.of("kafka", Ports.free()))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_full_disk_is_said_before_anything_starts() {
    assertThatThrownBy(() -> Checks.disk(folder, Long.MAX_VALUE))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is full")
        .hasMessageContaining("make room");
  }

  @Test
  void a_service_that_was_not_built_is_named() {
    assertThatThrownBy(() -> Checks.built(folder))
        .hasMessageContaining("ticket-service is not built");
  }

  @Test
  void a_port_can_be_changed_by_the_environment_and_must_be_one() {
    assertThat(PortPlan.from(Map.of("SLA_PORT_TICKET_MANAGEMENT", "19081")).of("ticket-management"))
        .isEqualTo(19081);
    assertThat(PortPlan.from(Map.of()).of("front-door")).isEqualTo(8080);
    assertThatThrownBy(() -> PortPlan.from(Map.of("SLA_PORT_KAFKA", "many")))
        .hasMessageContaining("SLA_PORT_KAFKA=many is no port");
  }
}
