package org.slaledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A statement as it is told, every piece of time explained; throws {@link NotSeen} where it does
 * not hold together.
 */
final class ToldStatement {
  private final JsonNode statement;
  private final JsonNode service;
  private final Narrator tell;

  /** Of an agreement with one service. */
  ToldStatement(JsonNode statement, Narrator tell) {
    this.statement = statement;
    this.service = statement.path("services").path(0);
    this.tell = tell;
  }

  void tell() {
    tell.says(
        "%s of %s, %s to %s, under ruleset %s"
            .formatted(
                text(service, "service"),
                text(statement, "customer"),
                text(statement, "from"),
                text(statement, "to"),
                text(statement, "ruleset")));
    service.path("account").forEach(this::tell);
    checkThatItAddsUp();
    happened("counted");
    happened("excluded");
    tellWhatIsOwed();
  }

  /** How far evidence was seen. */
  Instant seenUntil() {
    return Instant.parse(text(service, "seenUntil"));
  }

  private void tell(JsonNode piece) {
    tell.says(
        "  %s  %8.3f s  %-10s  %s"
            .formatted(
                text(piece, "from").substring(11),
                length(piece).toMillis() / 1000.0,
                text(piece, "fate"),
                text(piece, "why")));
  }

  private void checkThatItAddsUp() {
    Instant next = Instant.parse(text(statement, "from"));
    for (JsonNode piece : service.path("account")) {
      if (!Instant.parse(text(piece, "from")).equals(next)) {
        throw new NotSeen("the account leaves a hole at " + next);
      }
      next = Instant.parse(text(piece, "to"));
    }
    if (!next.equals(Instant.parse(text(statement, "to")))) {
      throw new NotSeen("the account ends at " + next + ", the statement later");
    }
    tell.seen("the pieces add up to the whole, to the millisecond");
  }

  private void happened(String fate) {
    Duration time = Duration.parse(text(service.path("measured"), fate));
    if (time.isZero()) {
      throw new NotSeen("the statement has no " + fate + " time");
    }
    tell.seen(fate + " down time: " + time.toMillis() / 1000.0 + " s");
  }

  private void tellWhatIsOwed() {
    JsonNode response = statement.path("response");
    tell.says(
        "response clocks: %d in time, %d breached, %d open"
            .formatted(
                response.path("met").asInt(),
                response.path("breached").asInt(),
                response.path("open").asInt()));
    tell.says(
        "availability %s %% of %s %% promised: a credit of %s %% of %s, %s %s"
            .formatted(
                text(service, "availability"),
                text(service.path("promised"), "objective"),
                text(service, "creditPercent"),
                text(service.path("promised"), "fee"),
                text(statement, "credit"),
                text(statement, "currency")));
  }

  private static Duration length(JsonNode piece) {
    return Duration.between(Instant.parse(text(piece, "from")), Instant.parse(text(piece, "to")));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
