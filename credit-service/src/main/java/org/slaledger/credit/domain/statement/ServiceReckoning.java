package org.slaledger.credit.domain.statement;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.credit.domain.statement.ServiceStatement.Price;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.MaintenanceRules;
import org.slaledger.promises.MaintenanceRuling;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.credit.PartialExclusions;
import org.slaledger.rules.credit.SignableTerms;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Makes the sum of one service from what was recorded. */
final class ServiceReckoning {
  private final PeriodTerms terms;
  private final ServiceTerms service;
  private final Streams streams;
  private final Map<String, PointTerms> points;
  private final Map<String, PointEvidence> evidence;
  private final List<ProposedExclusion> exclusions;
  private final Interval hull;
  private final Map<String, Timeline> seen = new LinkedHashMap<>();

  ServiceReckoning(PeriodTerms terms, ServiceTerms service, Streams streams) {
    this.terms = terms;
    this.service = service;
    this.streams = streams;
    this.points =
        service.points().stream()
            .collect(toUnmodifiableMap(it -> it.point().value(), Translation::point));
    this.evidence =
        service.points().stream()
            .collect(
                toUnmodifiableMap(
                    it -> it.point().value(),
                    it -> ProbeStreams.about(it.point(), streams).counting(Translation.point(it))));
    this.exclusions = Stream.concat(planned(), claimed()).toList();
    this.hull = hull();
    ObservedService.of(points, evidence, hull)
        .points()
        .forEach((point, observed) -> seen.put(point, observed.state()));
  }

  private Stream<ProposedExclusion> planned() {
    return rules(service.maintenance()).ruled(announced()).stream()
        .filter(this::matters)
        .map(ProposedExclusion::of);
  }

  private Stream<ProposedExclusion> claimed() {
    ClaimTerms claims = terms.version().addendum().claims();
    Instant end = terms.end();
    return streams.byName().values().stream()
        .flatMap(stream -> ExclusionClaim.of(stream).stream())
        .filter(one -> one.concerns(service))
        .sorted(
            Comparator.comparing((ExclusionClaim one) -> one.claim().from())
                .thenComparing(one -> one.claim().exclusion().value()))
        .map(
            one ->
                ProposedExclusion.of(
                    one, one.holds(service, claims, end), one.why(service, claims, end)));
  }

  private List<Maintenance> announced() {
    return streams.byName().values().stream()
        .flatMap(stream -> Maintenance.of(stream).stream())
        .filter(one -> one.services().contains(service.service()))
        .sorted(
            Comparator.comparing((Maintenance one) -> one.planned().from())
                .thenComparing(one -> one.window().value())
                .thenComparing(Maintenance::occurrence))
        .toList();
  }

  private MaintenanceRules rules(@Nullable MaintenanceTerms maintenance) {
    String within = maintenance == null ? null : maintenance.within();
    Calendar hours =
        within == null ? null : streams.calendars().named(within).orElseThrow().calendar();
    return new MaintenanceRules(maintenance, hours, terms.year());
  }

  /** Others count towards the year's cap only. */
  private boolean matters(MaintenanceRuling ruling) {
    return ruling.time().isEmpty()
        ? ruling.maintenance().planned().overlaps(terms.interval())
        : ruling.time().overlaps(terms.interval());
  }

  ServiceStatement statement() {
    Owed owed = owed(exclusions.stream().flatMap(one -> Stream.ofNullable(one.counted())).toList());
    Availability availability = owed.availability();
    Explanation explanation = new Explanation(service, owed, streams);
    List<Piece> account = owed.account().entries().stream().map(explanation::piece).toList();
    return new ServiceStatement(
        service.service(),
        explanation.promised(),
        explanation.measured(),
        seenUntil(),
        availability == null ? null : availability.percent(),
        owed.percent(),
        owed.amount(),
        owed.whyZero(),
        exclusions.stream().map(one -> claim(one, owed)).toList(),
        account);
  }

  private Owed owed(List<PartialExclusions.Of> holding) {
    PartialExclusions counted = PartialExclusions.of(hull, seen, holding);
    return SignableTerms.of(
            Translation.service(
                service, RulesetOne.currency(terms.version().addendum().currency())))
        .orElseThrow()
        .reckon(
            new Facts(terms.period(), terms.interval(), counted.timeline(), counted.exclusions()));
  }

  /** An outage is judged whole, so the timeline reaches as far as the evidence does. */
  private Interval hull() {
    List<Instant> edges =
        Stream.concat(Stream.of(terms.interval()), evidenceTimes())
            .flatMap(time -> Stream.of(time.from(), time.to()))
            .toList();
    return new Interval(
        edges.stream().min(Comparator.naturalOrder()).orElseThrow(),
        edges.stream().max(Comparator.naturalOrder()).orElseThrow());
  }

  private Stream<Interval> evidenceTimes() {
    return evidence.values().stream().flatMap(PointEvidence::times);
  }

  private @Nullable Instant seenUntil() {
    Intervals seen = Intervals.of(evidenceTimes().toList()).within(terms.interval());
    return seen.isEmpty() ? null : seen.parts().getLast().to();
  }

  private Claim claim(ProposedExclusion one, Owed owed) {
    return new Claim(
        one.category(),
        one.time().from(),
        one.time().to(),
        one.announced(),
        one.backdated(),
        one.holds(),
        one.why(),
        price(one, owed),
        one.evidence(),
        one.references());
  }

  /** By the same sum, with this one exclusion the other way round and all others as they are. */
  private Price price(ProposedExclusion flipped, Owed owed) {
    Owed otherwise =
        owed(
            exclusions.stream()
                .flatMap(
                    one ->
                        Stream.ofNullable(
                            one == flipped ? one.flipped(service.maintenance()) : one.counted()))
                .toList());
    return flipped.holds() ? Price.of(owed, otherwise) : Price.of(otherwise, owed);
  }
}
