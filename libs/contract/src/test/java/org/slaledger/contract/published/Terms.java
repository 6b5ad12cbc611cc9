package org.slaledger.contract.published;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.ChangeFlow;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.DnsType;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ExpectedJson;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.HttpHeader;
import org.slaledger.contract.terms.HttpMethod;
import org.slaledger.contract.terms.HttpVersion;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.PackageVersion;
import org.slaledger.contract.terms.Party;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;

/** An addendum with every field given. */
final class Terms {
  static final Instant EFFECTIVE = Instant.parse("2026-10-31T23:00:00Z");
  static final PackageId BUSINESS = new PackageId("business");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final BigDecimal OBJECTIVE = new BigDecimal("99.9");
  private static final BigDecimal TEN = new BigDecimal("10");
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final BigDecimal FIVE = new BigDecimal("5.00");
  private static final String ZONE = "Europe/Amsterdam";

  private Terms() {}

  static Addendum addendum() {
    return new Addendum(
        TicketSamples.ACME,
        new PackageVersion(BUSINESS, 2),
        ZONE,
        "EUR",
        Cycle.MONTH,
        EFFECTIVE,
        RunningClocks.KEEP,
        "office",
        Map.of("office", 3),
        priorities(),
        List.of(
            service("hosting", downtime(), tiers()),
            service("portal", slices(), new CreditTerms.ProRata(TEN, HUNDRED, FIVE)),
            service("control-plane", errorRate(), tiers()),
            service("mail", downtime(), new CreditTerms.PerHourBeyond(TEN, HUNDRED, FIVE)),
            service("archive", downtime(), waived())),
        new ResponseCredit(new BigDecimal("1"), TEN),
        List.of(new ChangeFlow("dns", List.of(Party.CUSTOMER), List.of(Party.PROVIDER))),
        new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(14)),
        "provider.example+7a12b3c4+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA");
  }

  static PackageTerms defaults() {
    Addendum whole = addendum();
    ServiceTerms hosting = whole.services().getFirst();
    return new PackageTerms(
        whole.zone(),
        whole.currency(),
        whole.cycle(),
        whole.runningClocks(),
        whole.supportHours(),
        whole.priorities(),
        List.of(
            new PackageTerms.Service(
                hosting.service(),
                hosting.fee(),
                hosting.unobserved(),
                hosting.maintenance(),
                hosting.exclusions(),
                hosting.excludedTime(),
                hosting.availability(),
                hosting.credit())),
        whole.responseCredit(),
        whole.changes(),
        whole.claims(),
        whole.checkpointKey());
  }

  static CalendarTerms office() {
    return new CalendarTerms(
        ZONE,
        Map.of(DayOfWeek.FRIDAY, List.of("09:00-12:30", "13:00-17:00")),
        List.of(
            new CalendarTerms.Later(
                LocalDate.parse("2027-03-01"), Map.of(DayOfWeek.FRIDAY, List.of("09:00-16:00")))),
        List.of(new CalendarTerms.Holiday(LocalDate.parse("2026-12-25"), "Eerste Kerstdag")),
        2026,
        2027);
  }

  static FrozenZoneTerms zone() {
    return new FrozenZoneTerms(
        ZONE,
        "+01:00",
        EFFECTIVE,
        Instant.parse("2028-01-01T00:00:00Z"),
        List.of(
            new FrozenZoneTerms.Transition(
                Instant.parse("2027-03-28T01:00:00Z"), "+01:00", "+02:00"),
            new FrozenZoneTerms.Transition(
                Instant.parse("2027-10-31T01:00:00Z"), "+02:00", "+01:00")));
  }

  private static Map<Priority, PriorityTerms> priorities() {
    Map<Priority, PriorityTerms> priorities = new EnumMap<>(Priority.class);
    priorities.put(
        Priority.P1,
        new PriorityTerms(
            "24x7", target("PT30M", 50, 80), target("PT1H", 90), target("PT8H", 75), true));
    priorities.put(
        Priority.P3, new PriorityTerms("office", target("2 working days", 50), null, null, null));
    return priorities;
  }

  private static TargetTerms target(String target, Integer... warnAt) {
    return new TargetTerms(new Target(target), List.of(warnAt));
  }

  /** Each kind of probe, once. */
  private static List<MeasurementPoint> points(String name) {
    List<ProbeTerms> kinds =
        name.equals("hosting")
            ? List.of(
                http(name),
                new ProbeTerms.Tcp("db.acme.example", 5432, SECOND),
                new ProbeTerms.Tls(
                    "mail.acme.example", 993, "imap.acme.example", MONTH, "prober", SECOND),
                new ProbeTerms.Dns(
                    "acme.example",
                    DnsType.MX,
                    "192.0.2.53:53",
                    List.of("10 mx.acme.example."),
                    SECOND),
                new ProbeTerms.Heartbeat(),
                new ProbeTerms.Reported("ingo"))
            : List.of(ProbeTerms.Http.get(URI.create("https://acme.example/" + name)));
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> point(new PointId("acme-" + name + "-" + i), kinds.get(i)))
        .toList();
  }

  private static ProbeTerms http(String name) {
    return new ProbeTerms.Http(
        URI.create("https://" + name + ".acme.example/health"),
        HttpMethod.POST,
        List.of(
            new HttpHeader("X-From", "prober", null),
            new HttpHeader("Api-Key", null, "health-key")),
        "{}",
        HttpVersion.HTTP_2,
        3,
        List.of(200),
        "ready",
        "rea[d]y",
        new ExpectedJson("$.status", "ready"),
        SECOND,
        MONTH,
        "prober");
  }

  private static MeasurementPoint point(PointId id, ProbeTerms probe) {
    return new MeasurementPoint(
        id,
        probe,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        2,
        Duration.ofSeconds(90),
        2,
        List.of("ams", "fra"),
        SilentAs.DOWN);
  }

  private static ServiceTerms service(
      String name, AvailabilityTerms availability, CreditTerms credit) {
    return new ServiceTerms(
        name,
        new BigDecimal("1000.00"),
        new BigDecimal("500.00"),
        points(name),
        UnobservedAs.DOWN,
        new MaintenanceTerms(Duration.ofHours(48), "office", Duration.ofHours(24)),
        List.of(ExclusionCategory.CUSTOMER_CHANGE),
        ExcludedTime.KEPT,
        availability,
        credit);
  }

  private static AvailabilityTerms downtime() {
    return new AvailabilityTerms.Downtime(OBJECTIVE, Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  private static AvailabilityTerms slices() {
    return new AvailabilityTerms.Slices(OBJECTIVE, Duration.ofMinutes(5), new BigDecimal("0.1"), 2);
  }

  private static AvailabilityTerms errorRate() {
    return new AvailabilityTerms.ErrorRate(OBJECTIVE, Duration.ofMinutes(5));
  }

  private static CreditTerms waived() {
    return new CreditTerms.HoursWaived(Duration.ofMinutes(6), HUNDRED, FIVE);
  }

  private static CreditTerms tiers() {
    return new CreditTerms.Tiers(
        List.of(
            new CreditTerms.Tier(OBJECTIVE, null, TEN),
            new CreditTerms.Tier(null, new BigDecimal("99.0"), new BigDecimal("25"))),
        HUNDRED,
        FIVE);
  }
}
