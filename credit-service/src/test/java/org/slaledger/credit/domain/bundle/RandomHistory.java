package org.slaledger.credit.domain.bundle;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/** Terms and what happened under them, of every kind that a statement reads, by chance. */
final class RandomHistory {
  private static final Instant JUNE = Given.at("06-01T00:00:00");
  private static final Sealed TEXT = new Sealed("v1:point/web:" + "A".repeat(60));
  private static final List<String> PLACES = List.of("oslo", "rome", "bern");

  private final RandomGenerator random;
  private final Given given = Given.acme();
  private final CustomerId acme = new CustomerId("acme");
  private final List<MeasurementPoint> points = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private Cycle cycle = Cycle.MONTH;

  RandomHistory(RandomGenerator random) {
    this.random = random;
  }

  History history(String name) {
    cycle = chance(5) ? Cycle.QUARTER : Cycle.MONTH;
    Instant effective = chance(4) ? day(0, 20) : day(-130, 60);
    for (String office : List.of("office", "nights")) {
      published(office);
    }
    Addendum first = addendum();
    given.signed(first, effective);
    if (chance(4)) {
      given.signed(addendum(), effective.plus(Duration.ofHours(random.nextInt(1, 2000))));
    }
    if (chance(5)) {
      ended();
    }
    points.stream().distinct().forEach(this::watched);
    for (int i = random.nextInt(4); i > 0; i--) {
      window("W-" + i);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      claim("E-" + i);
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      clock("T-" + i);
    }
    String period = cycle == Cycle.QUARTER ? "2026-Q2" : chance(8) ? "2026-07" : "2026-06";
    return new History(name, given, period, chance(3) ? day(0, 40) : Given.at("09-01T00:00:00"));
  }

  private Addendum addendum() {
    List<ServiceTerms> terms = new ArrayList<>();
    for (int i = chance(3) ? 2 : 1; i > 0; i--) {
      terms.add(service(i == 1 ? "hosting" : "portal é"));
    }
    return new Addendum(
        acme,
        null,
        pick("UTC", "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe"),
        pick("EUR", "EUR", "JPY", "BHD", "CLF"),
        cycle,
        null,
        null,
        null,
        Map.of("office", 1),
        Map.of(
            Priority.P1,
            new PriorityTerms(
                "24x7",
                new TargetTerms(Target.of(Duration.ofMinutes(30)), List.of(50, 80)),
                null,
                null,
                null)),
        terms,
        chance(2) ? new ResponseCredit(decimal("2.5"), chance(2) ? decimal("4") : null) : null,
        null,
        chance(2) ? new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), null) : null,
        chance(30) ? null : SmallLedger.KEY.verifier().toString());
  }

  private ServiceTerms service(String name) {
    services.add(name);
    List<MeasurementPoint> measured = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      MeasurementPoint point = point(name.substring(0, 3) + i);
      measured.add(point);
      points.removeIf(it -> it.point().equals(point.point()));
      points.add(point);
    }
    AvailabilityTerms method = method();
    return new ServiceTerms(
        name,
        decimal(pick("1000.00", "99.99", "333.333", "0", "1234567.891")),
        chance(2) ? decimal("400.05") : null,
        measured,
        pick(UnobservedAs.values()),
        chance(5) ? null : maintenance(),
        chance(4) ? null : List.of(ExclusionCategory.THIRD_PARTY),
        chance(3) ? null : pick(ExcludedTime.values()),
        method,
        credit(method));
  }

  private MaintenanceTerms maintenance() {
    return new MaintenanceTerms(
        Duration.ofHours(pick(0, 48, 24 * 7)),
        chance(2) ? pick("office", "nights", "24x7") : null,
        chance(2) ? Duration.ofMinutes(random.nextInt(0, 40 * 60)) : null);
  }

  private MeasurementPoint point(String name) {
    boolean reported = chance(5);
    boolean named = !reported && chance(2);
    return new MeasurementPoint(
        new PointId(name),
        reported
            ? new ProbeTerms.Reported("oslo")
            : ProbeTerms.Http.get(URI.create("https://" + name + ".example/health?a=b")),
        Duration.ofSeconds(30),
        Duration.ofMillis(4500),
        random.nextInt(1, 4),
        chance(2) ? Duration.ofMinutes(random.nextInt(0, 600)) : null,
        chance(2) ? Integer.valueOf(random.nextInt(1, 3)) : null,
        named ? PLACES.subList(0, random.nextInt(1, 4)) : null,
        named ? pick(SilentAs.values()) : null);
  }

  private AvailabilityTerms method() {
    BigDecimal objective = decimal(pick("99.9", "99.95", "100", "95.00"));
    Duration slice = pick(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(1));
    return switch (random.nextInt(5)) {
      case 0 -> new AvailabilityTerms.Slices(objective, slice, decimal("0.05"), pick(1, 2, 30));
      case 1 -> new AvailabilityTerms.ErrorRate(objective, slice);
      default ->
          new AvailabilityTerms.Downtime(
              objective,
              chance(2) ? Duration.ofMinutes(random.nextInt(1, 900)) : null,
              chance(3) ? Duration.ofMinutes(random.nextInt(1, 90)) : null);
    };
  }

  private CreditTerms credit(AvailabilityTerms method) {
    BigDecimal cap = chance(2) ? decimal(pick("50", "7.5", "100")) : null;
    BigDecimal minimum = chance(3) ? decimal(pick("0", "10", "50.00")) : null;
    return switch (method instanceof AvailabilityTerms.ErrorRate ? 0 : random.nextInt(5)) {
      case 1 -> new CreditTerms.PerHourBeyond(decimal("1.25"), cap, minimum);
      case 2 -> new CreditTerms.ProRata(decimal("3"), cap, minimum);
      case 3 -> new CreditTerms.HoursWaived(Duration.ofMinutes(pick(0, 15, 59)), cap, minimum);
      default ->
          new CreditTerms.Tiers(
              List.of(
                  new CreditTerms.Tier(decimal("95"), null, decimal("10")),
                  new CreditTerms.Tier(null, decimal("90.5"), decimal("25")),
                  new CreditTerms.Tier(decimal("50"), null, decimal("100"))),
              cap,
              minimum);
    };
  }

  private void published(String office) {
    for (int version = 1; version <= random.nextInt(1, 3); version++) {
      FrozenZone zone = FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2025, 2027);
      CalendarPublished open =
          new CalendarPublished(
              new CalendarId(office),
              version,
              new CalendarTerms(
                  "Europe/Amsterdam",
                  Given.office(1).terms().hours(),
                  chance(2)
                      ? null
                      : List.of(
                          new CalendarTerms.Later(
                              LocalDate.parse("2026-06-10"),
                              Map.of(
                                  java.time.DayOfWeek.WEDNESDAY,
                                  List.of("00:00-24:00"),
                                  java.time.DayOfWeek.THURSDAY,
                                  List.of("00:00-12:00", "11:30-24:00")))),
                  List.of(new CalendarTerms.Holiday(LocalDate.parse("2026-06-12"), "a day off")),
                  2025,
                  2027),
              Translation.terms(zone),
              "as every year");
      given.record(new CalendarId(office).stream(), JUNE.minus(Duration.ofDays(200)), open);
    }
  }

  private void ended() {
    Instant at = day(-5, 45);
    given.record(
        given.agreement.stream(),
        at,
        new AgreementEnded(
            given.agreement,
            at,
            "moved away",
            chance(2) ? Map.of("hosting", decimal("123.45")) : null));
  }

  /** With a few checks where an integrator reports. */
  private void watched(MeasurementPoint point) {
    boolean reported = point.probe() instanceof ProbeTerms.Reported;
    for (String place : PLACES) {
      if (chance(4)) {
        continue;
      }
      String name = point.point() + "@" + place;
      Instant cursor = day(-20, 20);
      while (cursor.isBefore(JUNE.plus(Duration.ofDays(random.nextInt(20, 50))))) {
        Instant next = cursor.plusMillis(random.nextLong(1, Duration.ofDays(12).toMillis()));
        switch (random.nextInt(6)) {
          case 0 -> given.missed(name, cursor, next);
          case 1 -> given.covered(name, cursor, next).missed(name, between(cursor, next), next);
          default -> given.covered(name, cursor, next);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
          probe(name, between(cursor, next), reported ? check() : null);
        }
        cursor = chance(9) ? next.plusMillis(random.nextLong(1, 9_000_000)) : next;
      }
    }
  }

  private @Nullable String check() {
    return chance(3) ? null : pick("db", "web");
  }

  private void probe(String name, Instant at, @Nullable String check) {
    InboundOrigin origin =
        check == null ? null : new InboundOrigin("oslo", "urn:monitor", "1", check, TEXT);
    PointId point = new PointId(name.substring(0, name.indexOf('@')));
    String place = name.substring(name.indexOf('@') + 1);
    Duration took = Duration.ofMillis(3);
    boolean failed = random.nextInt(3) > 0;
    for (int i = failed ? random.nextInt(1, 4) : 1; i > 0; i--) {
      given.record(
          StreamId.of("probe", name),
          at.plusSeconds(i),
          failed
              ? new ProbeFailed(
                  point,
                  place,
                  at.plusSeconds(chance(9) ? 1 : i),
                  1,
                  FailureReason.REFUSED,
                  null,
                  "no \"answer\" — \u00fc\t\u0001",
                  took,
                  null,
                  null,
                  origin,
                  null)
              : new ProbeRecovered(point, place, at, at, 200, took, null, origin, null));
    }
  }

  private void window(String name) {
    WindowId id = new WindowId(name);
    Instant announced = day(-20, 30);
    PlannedTime[] times = new PlannedTime[random.nextInt(1, 3)];
    for (int i = 0; i < times.length; i++) {
      times[i] = planned(day(-10, 40));
    }
    given.record(
        id.stream(),
        announced,
        new MaintenanceWindowAnnounced(
            id,
            List.of(new CustomerId("umbrella"), chance(9) ? new CustomerId("other") : acme),
            chance(4) ? services : List.of("hosting"),
            chance(2) ? null : List.of(pick(points).point(), pick(points).point()),
            List.of(times),
            null,
            "new disks",
            null));
    for (int i = random.nextInt(4); i > 0; i--) {
      int one = random.nextInt(1, times.length + 1);
      Instant at = between(announced, times[one - 1].to());
      switch (random.nextInt(5)) {
        case 0 -> given.record(id.stream(), at, new MaintenanceWindowOpened(id, one, at, null));
        case 1 ->
            given.record(
                id.stream(),
                at,
                new MaintenanceWindowCancelled(id, List.of(one), at, "not needed", null));
        case 2 -> {
          Instant closed = between(times[one - 1].from(), times[one - 1].to());
          given.record(id.stream(), closed, new MaintenanceWindowClosed(id, one, closed, null));
        }
        default -> {
          PlannedTime to = planned(times[one - 1].from().plusSeconds(random.nextInt(-9000, 9000)));
          given.moved(name, one, at, to.from(), to.to());
        }
      }
    }
  }

  /** Some of them in open hours. */
  private PlannedTime planned(Instant at) {
    Instant from = chance(3) ? Given.at("06-11T06:00:00") : at;
    return new PlannedTime(from, from.plusMillis(random.nextLong(0, 12 * 3_600_000)));
  }

  private void claim(String name) {
    Instant from = day(0, 30);
    Instant at = day(0, 45);
    PointId[] some = chance(2) ? new PointId[0] : new PointId[] {pick(points).point()};
    given.claimed(name, "olaf", at, from, from.plusMillis(random.nextLong(0, 90_000_000)), some);
    for (int i = random.nextInt(4); i > 0; i--) {
      at = at.plusMillis(random.nextLong(0, 90_000_000));
      switch (random.nextInt(6)) {
        case 0 -> given.contested(name, "carla", at);
        case 1 -> given.rejected(name, "otto", at);
        case 2 -> given.accepted(name, "olaf", at);
        default -> given.accepted(name, "otto", at);
      }
    }
  }

  private void clock(String name) {
    TicketId id = new TicketId(name);
    StreamId stream = ClockKind.RESPONSE.stream(id);
    ClockTerms terms = given.against();
    Instant start = day(-2, 36);
    Instant due = start.plus(Duration.ofMinutes(30));
    ClockKind kind = ClockKind.RESPONSE;
    ClockDeadline deadline = chance(6) ? null : new ClockDeadline(due, due, List.of());
    String service = pick(services);
    given.record(stream, start, new ClockStarted(id, kind, start, acme, service, terms, deadline));
    Instant at = start;
    for (int i = random.nextInt(5); i > 0; i--) {
      at = at.plusMillis(random.nextLong(0, 3_600_000));
      given.record(
          stream,
          at,
          switch (random.nextInt(7)) {
            case 0 ->
                new ClockRetargeted(
                    id, kind, start, acme, pick(services), longer(), deadline, "raised");
            case 1 -> new ClockBreachWithdrawn(id, kind, start, acme, terms, due, "late evidence");
            case 2 -> new ClockContinued(id, kind, start, terms, at, at, deadline, "goes on");
            case 3 ->
                chance(3)
                    ? new ClockVoided(id, kind, start, terms, "no ticket of theirs")
                    : new ClockStarted(id, kind, at, acme, service, longer(), null);
            case 4 ->
                new ClockStopped(
                    id,
                    kind,
                    start,
                    acme,
                    terms,
                    at,
                    Duration.between(start, at),
                    chance(2) ? null : Boolean.TRUE);
            default -> new ClockBreached(id, kind, start, acme, terms, due);
          });
    }
  }

  private ClockTerms longer() {
    return new ClockTerms(
        given.agreement, 1, Priority.P2, new Target(pick("2 working days", "P1D")), "office", 1);
  }

  private Instant day(int from, int days) {
    return JUNE.plus(Duration.ofDays(from))
        .plusMillis(random.nextLong(Duration.ofDays(days).toMillis()));
  }

  private Instant between(Instant from, Instant to) {
    long millis = Duration.between(from, to).toMillis();
    return millis <= 0 ? from : from.plusMillis(random.nextLong(millis));
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  @SafeVarargs
  private <T> T pick(T... any) {
    return any[random.nextInt(any.length)];
  }

  private <T> T pick(List<T> any) {
    return any.get(random.nextInt(any.size()));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
