package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Makes the sum of one service from what was recorded. */
final class ServiceReckoning {
  private final PeriodTerms terms;
  private final ServiceTerms service;
  private final Streams streams;
  private final List<PointEvidence> points;
  private final List<MaintenanceRuling> windows;

  ServiceReckoning(PeriodTerms terms, ServiceTerms service, Streams streams) {
    this.terms = terms;
    this.service = service;
    this.streams = streams;
    this.points = service.points().stream().map(point -> PointEvidence.of(point, streams)).toList();
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
    Timeline timeline =
        Timeline.anyDown(hull, points.stream().map(point -> point.timeline(hull)).toList());
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
        Stream.concat(Stream.of(terms.interval()), points.stream().flatMap(PointEvidence::times))
            .flatMap(time -> Stream.of(time.from(), time.to()))
            .toList();
    return new Interval(
        edges.stream().min(Comparator.naturalOrder()).orElseThrow(),
        edges.stream().max(Comparator.naturalOrder()).orElseThrow());
  }

  private @Nullable Instant seenUntil() {
    Intervals seen =
        Intervals.of(points.stream().flatMap(PointEvidence::times).toList())
            .within(terms.interval());
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
