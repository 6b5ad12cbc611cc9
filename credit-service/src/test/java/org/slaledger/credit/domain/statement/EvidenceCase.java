package org.slaledger.credit.domain.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

/** A case of evidence.json, made into a service of an addendum and the events that tell of it. */
public final class EvidenceCase {
  private final JsonNode node;
  private final Given given;
  private final String name;

  /** With a service and points of its own, so that many may stand in one agreement. */
  private EvidenceCase(JsonNode node, Given given, String name) {
    this.node = node;
    this.given = given;
    this.name = name;
  }

  /**
   * All of a file that a statement can tell of, each a service of one addendum that is signed, and
   * recorded.
   */
  public static List<EvidenceCase> allOf(JsonNode file, Given given) {
    List<EvidenceCase> cases = new ArrayList<>();
    for (JsonNode node : file.get("cases")) {
      if (isForStatements(node)) {
        cases.add(new EvidenceCase(node, given, "case-" + cases.size()));
      }
    }
    given.signed(
        given.addendum(cases.stream().map(EvidenceCase::service).toArray(ServiceTerms[]::new)),
        Given.at("05-01T00:00:00"));
    cases.forEach(EvidenceCase::record);
    return cases;
  }

  /** A statement is judged by the terms that held when its period began, from then on. */
  private static boolean isForStatements(JsonNode node) {
    return node.findValues("versions").stream()
        .flatMap(versions -> list(versions).stream())
        .noneMatch(version -> version.has("from") || version.has("until"));
  }

  /** The terms that it is judged by. */
  private ServiceTerms service() {
    ServiceTerms it =
        Given.hosting(
            UnobservedAs.EXCLUDED,
            list(node.get("versions").get(0).get("points")).stream()
                .map(this::point)
                .toArray(MeasurementPoint[]::new));
    return new ServiceTerms(
        name,
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        it.maintenance(),
        it.exclusions(),
        it.excludedTime(),
        it.availability(),
        it.credit());
  }

  /** Others record what they saw. */
  private void record() {
    list(node.get("evidence")).forEach(this::tell);
  }

  private MeasurementPoint point(JsonNode terms) {
    MeasurementPoint it =
        Given.point(point(terms.get("point").asText()), terms.get("confirm").asInt());
    return new MeasurementPoint(
        it.point(),
        it.probe(),
        it.interval(),
        it.timeout(),
        it.confirm(),
        Duration.parse(terms.path("staleness").asText("PT0S")),
        terms.has("quorum") ? terms.get("quorum").asInt() : null,
        terms.has("locations")
            ? list(terms.get("locations")).stream().map(JsonNode::asText).toList()
            : null,
        terms.has("silent") ? SilentAs.valueOf(terms.get("silent").asText()) : null);
  }

  private String point(String point) {
    return given.agreement.value() + "-" + name + "-" + point;
  }

  private void tell(JsonNode fact) {
    String point = point(fact.get("point").asText());
    String location = fact.get("location").asText();
    switch (fact.get("event").asText()) {
      case "ObservationRecorded" ->
          given.covered(point + "@" + location, instant(fact, "from"), instant(fact, "to"));
      case "ObservationMissed" ->
          given.missed(point + "@" + location, instant(fact, "from"), instant(fact, "to"));
      case "ProbeFailed" -> record(failed(new PointId(point), location, fact));
      case "ProbeRecovered" -> record(recovered(new PointId(point), location, fact));
      default -> throw new IllegalStateException(fact.toString());
    }
  }

  private void record(AvailabilityEvent event) {
    StreamId stream = StreamId.of("probe", event.point() + "@" + event.location());
    Instant at = Instant.parse("2026-06-30T00:00:00Z");
    given.record(stream, at, at, event);
  }

  private static ProbeFailed failed(PointId point, String location, JsonNode fact) {
    return new ProbeFailed(
        point,
        location,
        instant(fact, "at"),
        1,
        FailureReason.REFUSED,
        null,
        "connection refused",
        Duration.ZERO,
        null,
        null,
        origin(fact),
        null);
  }

  private static ProbeRecovered recovered(PointId point, String location, JsonNode fact) {
    Instant at = instant(fact, "at");
    return new ProbeRecovered(
        point, location, at, at, null, Duration.ZERO, null, origin(fact), null);
  }

  /** Several checks of a point are told apart by whom they come from alone. */
  private static @Nullable InboundOrigin origin(JsonNode fact) {
    return fact.has("check")
        ? new InboundOrigin(
            "ingo",
            "urn:check",
            fact.get("at").asText(),
            fact.get("check").asText(),
            new Sealed("v1:ticket/T-1:" + "A".repeat(60)))
        : null;
  }

  /** What the case says that was observed, a line for each change. */
  public List<String> expected() {
    return list(node.get("expect").get("states")).stream()
        .map(state -> state.get("state").asText() + " from " + instant(state, "from"))
        .toList();
  }

  /** The same out of a statement of the whole month. */
  public List<String> observed(JsonNode statement) {
    JsonNode account =
        list(statement.get("services")).stream()
            .filter(service -> service.get("service").asText().equals(name))
            .findFirst()
            .orElseThrow()
            .get("account");
    Instant from = instant(node, "from");
    Instant to = instant(node, "to");
    List<String> changes = new ArrayList<>();
    String state = "";
    for (JsonNode piece : account) {
      Instant begin = instant(piece, "from").isBefore(from) ? from : instant(piece, "from");
      boolean within = begin.isBefore(to) && instant(piece, "to").isAfter(from);
      if (within && !piece.get("observed").asText().equals(state)) {
        state = piece.get("observed").asText();
        changes.add(state + " from " + begin);
      }
    }
    return changes;
  }

  private static Instant instant(JsonNode of, String field) {
    return Instant.parse(Objects.requireNonNull(of.get(field)).asText());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
