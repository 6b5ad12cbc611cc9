package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a statement accounts for every millisecond of its period, once. */
final class Accounts {
  private Accounts() {}

  static void assertWhole(JsonNode statement) {
    var services = statement.path("services");
    assertThat(services).isNotEmpty();
    services.forEach(service -> assertWhole(statement, service));
  }

  /** Whether some of its time was measured as up, some counts as down, and some nobody measured. */
  static void assertAllKinds(JsonNode statement) {
    for (var service : statement.path("services")) {
      for (var fate : List.of("up", "counted", "unobserved")) {
        var time = Duration.parse(service.path("measured").path(fate).asText());
        assertThat(time).as(fate).isPositive();
      }
    }
  }

  private static void assertWhole(JsonNode statement, JsonNode service) {
    var next = instant(statement, "from");
    for (var piece : service.path("account")) {
      assertThat(instant(piece, "from")).isEqualTo(next);
      next = instant(piece, "to");
    }
    assertThat(next).isEqualTo(instant(statement, "to"));
    var sum = Duration.ZERO;
    for (var fate : List.of("up", "counted", "excluded", "forgiven", "unobserved")) {
      sum = sum.plus(Duration.parse(service.path("measured").path(fate).asText()));
    }
    assertThat(sum).isEqualTo(Duration.between(instant(statement, "from"), next));
  }

  private static Instant instant(JsonNode node, String field) {
    return Instant.parse(node.path(field).asText());
  }
}
