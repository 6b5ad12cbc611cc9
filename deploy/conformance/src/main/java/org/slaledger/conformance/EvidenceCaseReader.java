package org.slaledger.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slaledger.conformance.EvidenceCase.Change;
import org.slaledger.conformance.EvidenceCase.Expected;
import org.slaledger.conformance.EvidenceCase.Seen;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.SilentAs;
import org.slaledger.rules.time.Interval;

/** Reads a case of evidence.json into the values of the rules. */
final class EvidenceCaseReader {
  private EvidenceCaseReader() {}

  /** The events that tell what was seen, by the names that they have on the platform. */
  private enum Event {
    ProbeFailed,
    ProbeRecovered,
    ObservationRecorded,
    ObservationMissed
  }

  private enum Name {
    UP,
    DOWN,
    UNOBSERVED
  }

  /** A fact, and about which point, from which location. */
  private record Told(String point, String location, Evidence fact) {}

  static EvidenceCase read(String id, Fields fields) {
    fields.only("id", "source", "reckoning", "from", "to", "versions", "evidence", "expect");
    return new EvidenceCase(
        id,
        fields.interval(),
        fields.objects("versions").stream().map(EvidenceCaseReader::version).toList(),
        evidence(fields),
        expected(fields.object("expect")));
  }

  private static Held<Map<String, PointTerms>> version(Fields fields) {
    fields.only("from", "until", "points");
    Instant from = fields.has("from") ? fields.instant("from") : Instant.MIN;
    Instant until = fields.has("until") ? fields.instant("until") : Instant.MAX;
    if (until.isBefore(from)) {
      throw fields.unreadable("until", "is before from");
    }
    Map<String, PointTerms> points = new LinkedHashMap<>();
    for (Fields point : fields.objects("points")) {
      if (points.put(point.text("point"), terms(point)) != null) {
        throw point.unreadable("point", "is named twice");
      }
    }
    return new Held<>(points, new Interval(from, until));
  }

  private static PointTerms terms(Fields fields) {
    fields.only("point", "confirm", "staleness", "quorum", "locations", "silent");
    Duration staleness =
        Objects.requireNonNullElse(fields.optionalDuration("staleness"), Duration.ZERO);
    if (staleness.isNegative()) {
      throw fields.unreadable("staleness", staleness + " is negative");
    }
    Set<String> locations = Set.copyOf(fields.values("locations", text -> text, "a name"));
    SilentAs silent =
        fields.has("silent") ? fields.choice("silent", SilentAs.class) : SilentAs.ABSTAINS;
    if (silent != SilentAs.ABSTAINS && locations.isEmpty()) {
      throw fields.unreadable("silent", "wants locations: nobody else can be known to be silent");
    }
    return new PointTerms(
        count(fields, "confirm"),
        staleness,
        fields.has("quorum") ? count(fields, "quorum") : 1,
        locations,
        silent);
  }

  private static int count(Fields fields, String name) {
    return fields.value(name, EvidenceCaseReader::count, "a number, 1 or more");
  }

  private static int count(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Map<String, PointEvidence> evidence(Fields fields) {
    List<Told> told = new ArrayList<>();
    for (Fields one : fields.objects("evidence")) {
      String ref = "evidence[" + told.size() + "]";
      told.add(new Told(one.text("point"), one.text("location"), fact(one, ref)));
    }
    return told.stream().collect(groupingBy(Told::point)).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, point -> ofPoint(point.getValue())));
  }

  private static PointEvidence ofPoint(List<Told> told) {
    return PointEvidence.of(
        told.stream().collect(groupingBy(Told::location, mapping(Told::fact, toList()))));
  }

  private static Evidence fact(Fields fields, String ref) {
    return switch (fields.choice("event", Event.class)) {
      case ProbeFailed -> new Evidence.Failed(at(fields), check(fields), ref);
      case ProbeRecovered -> new Evidence.Recovered(at(fields), check(fields), ref);
      case ObservationRecorded -> {
        Interval time = time(fields);
        yield new Evidence.Covered(time.from(), time.to(), ref);
      }
      case ObservationMissed -> {
        Interval time = time(fields);
        yield new Evidence.Missed(time.from(), time.to(), "not measured", ref);
      }
    };
  }

  private static Instant at(Fields fields) {
    return fields.only("point", "location", "event", "at", "check").instant("at");
  }

  private static String check(Fields fields) {
    return fields.has("check") ? fields.text("check") : "";
  }

  private static Interval time(Fields fields) {
    return fields.only("point", "location", "event", "from", "to").interval();
  }

  private static Expected expected(Fields fields) {
    fields.only("states", "up", "down", "unobserved", "seen");
    return new Expected(
        changes(fields),
        Objects.requireNonNullElse(fields.optionalDuration("up"), Duration.ZERO),
        Objects.requireNonNullElse(fields.optionalDuration("down"), Duration.ZERO),
        Objects.requireNonNullElse(fields.optionalDuration("unobserved"), Duration.ZERO),
        fields.objects("seen").stream().map(EvidenceCaseReader::seen).toList());
  }

  private static Seen seen(Fields fields) {
    fields.only("point", "location", "states");
    return new Seen(
        fields.text("point"),
        fields.has("location") ? fields.text("location") : null,
        changes(fields));
  }

  private static List<Change> changes(Fields fields) {
    return fields.objects("states").stream()
        .map(one -> one.only("from", "state"))
        .map(one -> new Change(one.instant("from"), one.choice("state", Name.class).name()))
        .toList();
  }
}
