package org.slaledger.credit.domain.statement;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.Exclusion;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.Owed;
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
  private final List<MaintenanceRuling> windows;

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
    this.windows =
        rules(service.maintenance()).ruled(announced()).stream().filter(this::matters).toList();
  }

  private List<Maintenance> announced() {
    return Maintenance.of(streams).stream()
        .filter(window -> window.services().contains(service.service()))
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
    return ruling.window().planned().overlaps(terms.interval());
  }

  ServiceStatement statement() {
    Owed owed = owed();
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
        windows.stream().map(this::claim).toList(),
        account);
  }

  private Owed owed() {
    Interval hull = hull();
    Timeline timeline = ObservedService.of(points, evidence, hull).state();
    return SignableTerms.of(
            Translation.service(
                service, RulesetOne.currency(terms.version().addendum().currency())))
        .orElseThrow()
        .reckon(
            new Facts(
                terms.period(),
                terms.interval(),
                timeline,
                windows.stream().flatMap(ServiceReckoning::exclusion).toList()));
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

  private static Stream<Exclusion> exclusion(MaintenanceRuling ruling) {
    return Stream.ofNullable(ruling.excluded()).map(ruling.window()::exclusion);
  }

  private Claim claim(MaintenanceRuling ruling) {
    Maintenance window = ruling.window();
    return new Claim(
        Category.PLANNED_MAINTENANCE,
        window.interval().from(),
        window.interval().to(),
        window.announced(),
        ruling.holds(),
        ruling.why(),
        window.evidence());
  }
}
