package org.slaledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A statement as it is told, with every piece of time explained; throws {@link NotSeen} where it
 * does not hold together.
 */
final class ToldStatement {
  private final JsonNode statement;
  private final Narrator tell;

  ToldStatement(JsonNode statement, Narrator tell) {
    this.statement = statement;
    this.tell = tell;
  }

  void tell() {
    tell.says(statement.toPrettyString());
  }

  static Duration length(JsonNode piece) {
    return Duration.between(
        java.time.Instant.parse(piece.path("from").asText()),
        java.time.Instant.parse(piece.path("to").asText()));
  }
}
