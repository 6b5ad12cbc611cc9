package org.slaledger.credit.domain.bundle;

import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

/** One history for each thing that a statement may have to reckon with. */
final class Histories {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant JULY = at("07-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant LATER = at("06-22T00:00:00");
  private static final Instant EARLY = at("06-01T00:00:00");
  private static final WindowId W = new WindowId("W-1");

  private final List<History> all = new ArrayList<>();

  static List<History> all() {
    Histories histories = new Histories();
    histories.claims();
    histories.windows();
    histories.serviceWindows();
    histories.yearlyCaps();
    histories.evidence();
    histories.periods();
    histories.methods();
    histories.clocks();
    histories.refused();
    return histories.all;
  }

  private void june(String name, Given given) {
    all.add(History.june(name, given));
  }

  private void june(String name, Given given, Consumer<Given> more) {
    more.accept(given);
    june(name, given);
  }

  private void claims() {
    june("claimed", claimed());
    june("accepted", claimed().accepted("E-1", "otto", LATER));
    june("accepted-alone", claimed().accepted("E-1", "olaf", LATER));
    june("rejected", claimed().accepted("E-1", "otto", LATER).rejected("E-1", "otto", LATER));
    june("contested", claimed().accepted("E-1", "otto", LATER).contested("E-1", "carla", LATER));
    june(
        "contested-and-accepted",
        claimed()
            .accepted("E-1", "otto", LATER)
            .contested("E-1", "carla", LATER)
            .accepted("E-1", "otto", LATER));
    june(
        "accepted-after-it-was-rejected",
        claimed().rejected("E-1", "otto", LATER).accepted("E-1", "otto", LATER));
    june(
        "not-listed",
        hourDown(it -> Given.excluding(List.of(ExclusionCategory.ABUSE), it))
            .claimed("E-1", "olaf", LATER, DOWN, BACK)
            .accepted("E-1", "otto", LATER));
    Instant last = at("07-06T00:00:00");
    for (Instant when : List.of(last, last.plusMillis(1))) {
      june(
          "claimed-" + when.toEpochMilli(),
          listed().claimed("E-1", "olaf", when, DOWN, BACK).accepted("E-1", "otto", when));
    }
    june(
        "of-a-point",
        listed()
            .claimed("E-1", "olaf", LATER, DOWN, BACK, new PointId("web"))
            .claimed("E-2", "olaf", LATER, DOWN, DOWN.plusSeconds(60), new PointId("other"))
            .accepted("E-1", "otto", LATER)
            .accepted("E-2", "otto", LATER));
  }

  private void windows() {
    june("in-time", announced());
    june("too-late", hourDown(it -> it).announced("W-1", DOWN.minusSeconds(60), DOWN, BACK));
    june(
        "recorded-too-late",
        hourDown(it -> it).announced("W-1", MAY, DOWN.minusSeconds(60), DOWN, BACK));
    june("moved", announced().moved("W-1", 1, LATER, BACK, BACK.plusSeconds(60)));
    Instant late = DOWN.minus(Duration.ofHours(1));
    june("moved-late", announced().moved("W-1", 1, late, DOWN.plusSeconds(1800), LATER));
    june("shortened", announced().moved("W-1", 1, late, DOWN.plusSeconds(600), BACK));
    june(
        "moved-out",
        announced().moved("W-1", 1, EARLY, at("07-10T00:00:00"), at("07-11T00:00:00")));
    june(
        "moved-away-and-back",
        announced()
            .moved("W-1", 1, late, JULY, JULY.plusSeconds(60))
            .moved("W-1", 1, late, DOWN, BACK));
    june(
        "cancelled",
        announced(),
        it ->
            it.record(
                W.stream(),
                EARLY,
                new MaintenanceWindowCancelled(W, List.of(1), EARLY, "not needed", null)));
    for (int minutes : List.of(-10, 10, 90)) {
      Instant closed = DOWN.plus(Duration.ofMinutes(minutes));
      june(
          "closed-" + minutes,
          announced(),
          it -> it.record(W.stream(), closed, new MaintenanceWindowClosed(W, 1, closed, null)));
    }
    june(
        "some-points",
        twoPoints()
            .announced("W-1", MAY, List.of(new PointId("web")), new PlannedTime(DOWN, BACK))
            .announced(
                "W-2",
                MAY,
                List.of(new PointId("api"), new PointId("api")),
                new PlannedTime(DOWN.plusSeconds(1200), LATER)));
    june(
        "removed-time",
        hourDown(it -> removing(ExcludedTime.REMOVED, it))
            .announced("W-1", MAY, DOWN.minusSeconds(600), BACK)
            .announced("W-2", MAY, DOWN, BACK.plusSeconds(60)));
    june(
        "no-maintenance",
        hourDown(it -> Given.maintained(null, it)).announced("W-1", MAY, DOWN, BACK));
  }

  /** Of the office, which is open on Mondays and Fridays, in summer from 7:00 UTC on. */
  private void serviceWindows() {
    MaintenanceTerms terms = new MaintenanceTerms(Duration.ofHours(1), "office", null);
    Instant monday = at("06-22T06:30:00");
    for (int minutes : List.of(0, 30, 31)) {
      Given given = hourDown(it -> Given.maintained(terms, it));
      given.record(Given.office(1).calendar().stream(), MAY, Given.office(1));
      given.failed("web", monday, 1).recovered("web", monday.plusSeconds(3600), monday);
      Instant from = monday.plus(Duration.ofMinutes(minutes));
      june("service-window-" + minutes, given.announced("W-1", MAY, from, from.plusSeconds(1800)));
    }
    Given later = hourDown(it -> Given.maintained(terms, it));
    later
        .record(Given.office(1).calendar().stream(), MAY, Given.office(1))
        .record(Given.office(2).calendar().stream(), MAY, Given.office(2));
    june("calendar-in-two-versions", later.announced("W-1", MAY, DOWN, BACK));
    june(
        "calendar-not-published",
        hourDown(it -> Given.maintained(terms, it)).announced("W-1", MAY, DOWN, BACK));
    june(
        "beyond-the-calendar",
        hourDown(it -> Given.maintained(terms, it)),
        it ->
            it.record(Given.office(1).calendar().stream(), MAY, Given.office(1))
                .announced("W-1", MAY, DOWN, Instant.parse("2031-01-01T00:00:00Z")));
  }

  private void yearlyCaps() {
    for (int minutes : List.of(0, 30, 70, 200)) {
      MaintenanceTerms capped =
          new MaintenanceTerms(Duration.ofHours(1), null, Duration.ofMinutes(minutes));
      june(
          "yearly-cap-" + minutes,
          hourDown(it -> Given.maintained(capped, it))
              .announced("W-1", MAY, at("05-20T00:00:00"), at("05-20T00:40:00"))
              .announced("W-2", MAY, at("05-20T00:10:00"), at("05-20T00:50:00"))
              .announced("W-3", MAY, DOWN, BACK)
              .announced("W-4", MAY, BACK, BACK.plusSeconds(600)));
    }
  }

  private void evidence() {
    june("nothing-seen", signed(it -> it, UnobservedAs.EXCLUDED, MAY));
    for (UnobservedAs unobserved : UnobservedAs.values()) {
      Given given = signed(it -> it, unobserved, MAY);
      given.covered("web", MAY, EARLY).missed("web", EARLY, DOWN).covered("web", EARLY, JULY);
      june("unobserved-" + unobserved, given.failed("web", DOWN.minusSeconds(60), 1));
    }
    for (SilentAs silent : SilentAs.values()) {
      Given given = Given.acme();
      var seen = Given.seenFrom(List.of("oslo", "rome"), silent, point("web", 1));
      given.signed(keyed(given.addendum(hosting(UnobservedAs.DOWN, seen))), MAY);
      given.covered("web@oslo", MAY, JULY).failed("web@oslo", DOWN, 1);
      given.covered("web@bern", MAY, JULY).recovered("web@oslo", BACK, DOWN);
      june("rome-is-silent-" + silent, given);
      Given both = Given.acme();
      both.signed(keyed(both.addendum(hosting(UnobservedAs.DOWN, seen))), MAY);
      both.covered("web@oslo", MAY, JULY).failed("web@oslo", DOWN, 1);
      both.covered("web@rome", MAY, LATER).failed("web@rome", DOWN.plusSeconds(90), 1);
      june("both-see-it-" + silent, both);
    }
    Given stale = Given.acme();
    var judged = Given.judged(point("web", 3), Duration.ofMinutes(10), 1);
    stale.signed(keyed(stale.addendum(hosting(UnobservedAs.DOWN, judged))), MAY);
    stale.covered("web", MAY, DOWN).covered("web", DOWN.plusSeconds(660), JULY);
    stale.missed("web", DOWN, DOWN.plusSeconds(600));
    for (int each = 0; each < 3; each++) {
      stale.failed("web", DOWN.plusSeconds(30L * each), each + 1);
    }
    june("stale-and-confirmed-late", stale);
    june("several-points", twoPoints());
  }

  private void periods() {
    Given running = hourDown(it -> it);
    all.add(new History("running", running, "2026-07", at("07-10T12:00:00")));
    all.add(new History("running-without-evidence", running, "2026-06", DOWN.plusSeconds(1800)));
    Given first =
        signed(it -> Given.firstFee("400.00", it), UnobservedAs.DOWN, at("06-16T00:00:00"));
    june("first-period", first);
    first.record(
        first.agreement.stream(),
        MAY,
        new AgreementEnded(
            first.agreement,
            at("07-10T00:00:00"),
            "moved away",
            Map.of("hosting", new BigDecimal("300.00"))));
    all.add(new History("last-period", first, "2026-07", at("09-01T00:00:00")));
    Given changed = signed(it -> it, UnobservedAs.UP, MAY);
    changed.signed(keyed(changed.addendum(hosting(UnobservedAs.DOWN, point("other", 1)))), DOWN);
    june("changed-within-the-period", changed);
    all.add(new History("changed-for-the-next", changed, "2026-07", at("09-01T00:00:00")));
    Given quarter = Given.acme();
    quarter.signed(
        keyed(
            Given.each(
                Cycle.QUARTER, quarter.addendum(hosting(UnobservedAs.DOWN, point("web", 1))))),
        at("01-01T00:00:00"));
    all.add(new History("quarter", quarter, "2026-Q2", at("09-01T00:00:00")));
  }

  private void methods() {
    BigDecimal objective = new BigDecimal("99.9");
    List<AvailabilityTerms> methods =
        List.of(
            new AvailabilityTerms.Downtime(objective, Duration.ofMinutes(61), null),
            new AvailabilityTerms.Downtime(objective, null, Duration.ofMinutes(7)),
            new AvailabilityTerms.Slices(objective, Duration.ofMinutes(5), BigDecimal.ZERO, 13),
            new AvailabilityTerms.Slices(objective, Duration.ofHours(1), new BigDecimal("0.5"), 1),
            new AvailabilityTerms.ErrorRate(objective, Duration.ofMinutes(5)));
    BigDecimal ten = BigDecimal.TEN;
    List<CreditTerms> schedules =
        List.of(
            new CreditTerms.Tiers(
                List.of(new CreditTerms.Tier(null, objective, ten)), null, new BigDecimal("100")),
            new CreditTerms.PerHourBeyond(ten, null, null),
            new CreditTerms.ProRata(ten, new BigDecimal("0.5"), null),
            new CreditTerms.HoursWaived(Duration.ofMinutes(5), null, null));
    for (AvailabilityTerms method : methods) {
      boolean rate = method instanceof AvailabilityTerms.ErrorRate;
      for (CreditTerms schedule : rate ? schedules.subList(0, 1) : schedules) {
        Given given = hourDown(it -> reckoning(method, schedule, it));
        given.failed("web", LATER.plusMillis(1), 1);
        given.recovered("web", LATER.plusSeconds(754), LATER.plusMillis(1));
        june("method-" + methods.indexOf(method) + "-" + schedules.indexOf(schedule), given);
      }
    }
  }

  private void clocks() {
    for (String percent : List.of("2.5", "60")) {
      Given given = Given.acme();
      given.signed(
          keyed(
              Given.crediting(
                  new ResponseCredit(new BigDecimal(percent), null),
                  given.addendum(hosting(UnobservedAs.UP, point("web", 1))))),
          MAY);
      for (int each = 1; each <= 4; each++) {
        given.clockStarted("T-" + each, DOWN);
        answered(given, new TicketId("T-" + each), each);
      }
      june("late-" + percent, given.clockStarted("T-5", JULY).clockStarted("T-6", MAY));
    }
  }

  private static void answered(Given given, TicketId ticket, int hours) {
    CustomerId acme = new CustomerId("acme");
    var kind = org.slaledger.contract.ClockKind.RESPONSE;
    Instant due = DOWN.plusSeconds(1800);
    Instant at = DOWN.plus(Duration.ofHours(hours));
    if (hours > 1) {
      given.record(
          kind.stream(ticket),
          due,
          new ClockBreached(ticket, kind, DOWN, acme, given.against(), due));
    }
    if (hours < 4) {
      given.record(
          kind.stream(ticket),
          at,
          new ClockStopped(
              ticket,
              kind,
              DOWN,
              acme,
              given.against(),
              at,
              Duration.ofMinutes(60L * hours),
              hours == 1));
    }
  }

  private void refused() {
    Given given = hourDown(it -> it);
    for (String period : List.of("2026-13", "June", "2026-Q2", "2026-09", "2026-04", "2099-01")) {
      all.add(new History("no-period-" + period, given, period, at("08-01T00:00:00")));
    }
    june(
        "no-such-occurrence",
        announced(),
        it -> it.record(W.stream(), DOWN, new MaintenanceWindowClosed(W, 2, DOWN, null)));
    june("ends-before-it-begins", hourDown(it -> it).covered("web", BACK, DOWN));
    june("never-signed", Given.acme().covered("web", MAY, JULY));
    Given backwards = hourDown(it -> it).announced("W-1", MAY, BACK, DOWN);
    june("window-that-ends-before-it-begins", backwards.announced("W-2", MAY, MAY, JULY));
  }

  private static Given announced() {
    return hourDown(it -> it).announced("W-1", MAY, DOWN, BACK);
  }

  private static Given claimed() {
    return listed().claimed("E-1", "olaf", at("06-21T00:00:00"), DOWN, BACK);
  }

  private static Given listed() {
    return hourDown(it -> Given.excluding(List.of(ExclusionCategory.THIRD_PARTY), it));
  }

  private static Given twoPoints() {
    Given given = Given.acme();
    given.signed(
        keyed(given.addendum(hosting(UnobservedAs.DOWN, point("web", 1), point("api", 1)))), MAY);
    given.covered("web", MAY, JULY).covered("api", MAY, JULY);
    given.failed("web", DOWN, 1).recovered("web", BACK, DOWN);
    Instant half = DOWN.plusSeconds(1800);
    return given.failed("api", half, 1).recovered("api", BACK.plusSeconds(1800), half);
  }

  private static Given hourDown(UnaryOperator<ServiceTerms> terms) {
    return signed(terms, UnobservedAs.EXCLUDED, MAY)
        .failed("web", DOWN, 1)
        .recovered("web", BACK, DOWN)
        .covered("web", MAY, at("07-05T00:00:00"));
  }

  private static Given signed(
      UnaryOperator<ServiceTerms> terms, UnobservedAs unobserved, Instant effective) {
    Given given = Given.acme();
    Addendum addendum = given.addendum(terms.apply(hosting(unobserved, point("web", 1))));
    ClaimTerms claims = new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), null);
    return given.signed(keyed(Given.claiming(claims, addendum)), effective);
  }

  private static Addendum keyed(Addendum it) {
    return Given.checkedBy(SmallLedger.KEY.verifier().toString(), it);
  }

  private static ServiceTerms removing(ExcludedTime excluded, ServiceTerms it) {
    return new ServiceTerms(
        it.service(),
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        it.maintenance(),
        it.exclusions(),
        excluded,
        it.availability(),
        it.credit());
  }

  private static ServiceTerms reckoning(
      AvailabilityTerms method, CreditTerms schedule, ServiceTerms it) {
    return new ServiceTerms(
        it.service(),
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        it.maintenance(),
        it.exclusions(),
        it.excludedTime(),
        method,
        schedule);
  }
}
