package org.slaledger.credit.domain.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.Given;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** A case of credits.json as an addendum and the events that others would have recorded. */
public final class ConformanceCase {
  private static final ObjectMapper JSON = ContractJson.strictMapper();
  private static final Instant EFFECTIVE = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant SEEN_FROM = Instant.parse("2025-12-01T00:00:00Z");
  private static final Instant SEEN_TO = Instant.parse("2026-11-01T00:00:00Z");

  private final JsonNode node;
  private final Given given;

  /** Of one that {@link #isForStatements}, for the agreement of every history. */
  public ConformanceCase(JsonNode node) {
    this(node, Given.acme());
  }

  /** For an agreement of its own, so that many may stand in one log. */
  public ConformanceCase(JsonNode node, String name) {
    this(node, new Given(name, name));
  }

  private ConformanceCase(JsonNode node, Given given) {
    this.node = node;
    this.given = given;
  }

  /** What no probe and no announcement can tell of stays with libs/rules. */
  public static boolean isForStatements(JsonNode node) {
    return !node.get("expect").has("refused")
        && node.findValuesAsText("state").stream().noneMatch("DEGRADED"::equals)
        && node.findValuesAsText("category").stream().allMatch("PLANNED_MAINTENANCE"::equals);
  }

  /** From the events of {@link #given()}, which it calls. */
  public Statement derived() {
    return ((Derivation.Derived) StatementFold.derive(question(), given().events())).statement();
  }

  /** Which statement the case is about. */
  public Question question() {
    return Question.asOf(
        given.agreement, node.get("period").asText(), SEEN_TO.plus(Duration.ofDays(30)));
  }

  /** What others would have recorded; once. */
  public Given given() {
    return given(terms -> terms);
  }

  /** What others would have recorded, under the terms of the case with something more in them. */
  public Given given(UnaryOperator<Addendum> more) {
    given.signed(more.apply(addendum()), EFFECTIVE);
    List<Interval> unobserved = evidence();
    for (Interval seen :
        Intervals.of(new Interval(SEEN_FROM, SEEN_TO)).minus(Intervals.of(unobserved)).parts()) {
      given.covered(point(), seen.from(), seen.to());
    }
    int windows = 0;
    for (JsonNode exclusion : node.get("exclusions")) {
      given.announced(
          point() + "-W-" + windows++,
          instant(exclusion, "announced"),
          instant(exclusion, "from"),
          instant(exclusion, "to"));
    }
    return given;
  }

  /** One failure makes an outage here, so that a case's DOWN is exactly as long as it says. */
  private List<Interval> evidence() {
    List<Interval> unobserved = new ArrayList<>();
    for (JsonNode piece : node.get("evidence")) {
      Instant from = instant(piece, "from");
      Instant to = instant(piece, "to");
      if (piece.get("state").asText().equals("DOWN")) {
        given.failed(point(), from, 1).recovered(point(), to, from);
      } else {
        unobserved.add(new Interval(from, to));
        given.missed(point(), from, to);
      }
    }
    return unobserved;
  }

  private String point() {
    return given.agreement.value() + "-hosting";
  }

  /** Case files have one service, no points, and defaults where an addendum has to choose. */
  private Addendum addendum() {
    ObjectNode addendum = node.get("addendum").deepCopy();
    ObjectNode service = (ObjectNode) addendum.remove("service");
    service.set("points", JSON.valueToTree(List.of(Given.point(point(), 1))));
    if (!service.has("unobserved")) {
      service.put("unobserved", "UP");
    }
    if (!service.has("maintenance")) {
      service.putObject("maintenance").put("notice", "PT0S");
    }
    addendum.put("customer", given.customer.value()).putObject("priorities");
    addendum.putArray("services").add(service);
    try {
      return JSON.treeToValue(addendum, Addendum.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant instant(JsonNode piece, String field) {
    return OffsetDateTime.parse(piece.get(field).asText()).toInstant();
  }
}
