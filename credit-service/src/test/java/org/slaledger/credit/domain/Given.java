package org.slaledger.credit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.Party;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/** A history as other services would have recorded it. */
public final class Given {
  private static final Sealed TEXT = new Sealed("v1:ticket/T-1:" + "A".repeat(60));

  /** The agreement of every history. */
  public final AgreementId agreement;

  /** Whose it is. */
  public final CustomerId customer;

  private final List<Envelope> events = new ArrayList<>();

  /** One that is empty. */
  public Given(String agreement, String customer) {
    this.agreement = new AgreementId(agreement);
    this.customer = new CustomerId(customer);
  }

  /** One agreement of the customer acme. */
  public static Given acme() {
    return new Given("acme-2026", "acme");
  }

  /** What happened so far. */
  public List<Envelope> events() {
    return List.copyOf(events);
  }

  /** An instant of 2026. */
  public static Instant at(String rest) {
    return Instant.parse("2026-" + rest + "Z");
  }

  /** Terms for some services, of the given customer. */
  public Addendum addendum(ServiceTerms... services) {
    return addendum(null, services);
  }

  /** Terms that take effect then. */
  public Addendum addendum(@Nullable Instant effective, ServiceTerms... services) {
    return new Addendum(
        customer,
        null,
        "UTC",
        "EUR",
        Cycle.MONTH,
        effective,
        null,
        null,
        null,
        Map.of(
            Priority.P1,
            new PriorityTerms(
                "24x7",
                new TargetTerms(Target.of(Duration.ofMinutes(30)), List.of(50, 80)),
                null,
                null,
                null)),
        List.of(services),
        null,
        null,
        null,
        null);
  }

  /** 99.9 % for 1000 a month, 10 % back below, with two days' notice for maintenance. */
  public static ServiceTerms hosting(UnobservedAs unobserved, MeasurementPoint... points) {
    return new ServiceTerms(
        "hosting",
        new BigDecimal("1000.00"),
        null,
        List.of(points),
        unobserved,
        new MaintenanceTerms(Duration.ofHours(48), null, null),
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(
            List.of(new CreditTerms.Tier(new BigDecimal("99.9"), null, BigDecimal.TEN)),
            null,
            null));
  }

  /** Mondays and Fridays in Amsterdam, in a version of the calendar. */
  public static CalendarPublished office(int version) {
    return office("office", version);
  }

  /** The same under another name. */
  public static CalendarPublished office(String name) {
    return office(name, 1);
  }

  private static CalendarPublished office(String name, int version) {
    return new CalendarPublished(
        new CalendarId(name),
        version,
        new CalendarTerms(
            "Europe/Amsterdam",
            Map.of(
                DayOfWeek.MONDAY, List.of("09:00-17:00"),
                DayOfWeek.FRIDAY, List.of("09:00-12:00", "13:00-17:00")),
            List.of(new CalendarTerms.Holiday(LocalDate.parse("2026-12-25"), null)),
            2025,
            2027),
        Translation.terms(FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2025, 2027)),
        "as every year");
  }

  /** The same point, stale after a time and down where so many locations say so. */
  public static MeasurementPoint judged(MeasurementPoint it, Duration staleness, int quorum) {
    return new MeasurementPoint(
        it.point(),
        it.probe(),
        it.interval(),
        it.timeout(),
        it.confirm(),
        staleness,
        quorum,
        null,
        null);
  }

  /** The same point, down where two of these locations say so. */
  public static MeasurementPoint seenFrom(
      List<String> locations, SilentAs silent, MeasurementPoint it) {
    return new MeasurementPoint(
        it.point(),
        it.probe(),
        it.interval(),
        it.timeout(),
        it.confirm(),
        null,
        2,
        locations,
        silent);
  }

  /** The same service with a fee for the first period. */
  public static ServiceTerms firstFee(String fee, ServiceTerms it) {
    return it.charging(it.fee(), new BigDecimal(fee));
  }

  /** The same service with other terms for maintenance. */
  public static ServiceTerms maintained(@Nullable MaintenanceTerms maintenance, ServiceTerms it) {
    return new ServiceTerms(
        it.service(),
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        maintenance,
        it.exclusions(),
        it.excludedTime(),
        it.availability(),
        it.credit());
  }

  /** The same terms with another target for the first response to P1. */
  public static Addendum answering(Duration target, Addendum it) {
    return promising("24x7", target, it.cycle(), it);
  }

  /** The same terms with half an hour of a calendar for the first response to P1. */
  public static Addendum within(String hours, Addendum it) {
    return promising(hours, Duration.ofMinutes(30), it.cycle(), it);
  }

  /** The same terms with another cycle. */
  public static Addendum each(Cycle cycle, Addendum it) {
    return promising("24x7", Duration.ofMinutes(30), cycle, it);
  }

  private static Addendum promising(String hours, Duration target, Cycle cycle, Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        cycle,
        it.effective(),
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        Map.of(
            Priority.P1,
            new PriorityTerms(
                hours, new TargetTerms(Target.of(target), List.of(50, 80)), null, null, null)),
        it.services(),
        it.responseCredit(),
        it.changes(),
        it.claims(),
        it.checkpointKey());
  }

  /** The same service that gives back so many percent below 99.9 %. */
  public static ServiceTerms givingBack(int percent, ServiceTerms it) {
    return new ServiceTerms(
        it.service(),
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        it.maintenance(),
        it.exclusions(),
        it.excludedTime(),
        it.availability(),
        new CreditTerms.Tiers(
            List.of(
                new CreditTerms.Tier(new BigDecimal("99.9"), null, BigDecimal.valueOf(percent))),
            null,
            null));
  }

  /** The same terms with credit for late responses. */
  public static Addendum crediting(ResponseCredit credit, Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        it.cycle(),
        it.effective(),
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        it.priorities(),
        it.services(),
        credit,
        it.changes(),
        it.claims(),
        it.checkpointKey());
  }

  /** A point that is down after so many failures. */
  public static MeasurementPoint point(String name, int confirm) {
    return MeasurementPoint.of(
        new PointId(name),
        ProbeTerms.Http.get(URI.create("https://" + name + ".example/health")),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        confirm);
  }

  /** The next version is proposed, and both sides agree. */
  public Given signed(Addendum addendum, Instant effective) {
    StreamId stream = agreement.stream();
    int version = (int) (versionOf(stream) / 4) + 1;
    String hash = AddendumDocument.hash(addendum);
    FrozenZone zone = FrozenZone.of(ZoneId.of(addendum.zone()), 2020, 2035);
    record(
        stream,
        effective,
        new AddendumProposed(agreement, version, addendum, hash, Translation.terms(zone)));
    record(
        stream, effective, new AddendumAccepted(agreement, version, hash, Party.PROVIDER, "olaf"));
    record(
        stream, effective, new AddendumAccepted(agreement, version, hash, Party.CUSTOMER, "carla"));
    return record(
        stream, effective, new AddendumSigned(agreement, version, hash, "carla", effective));
  }

  /** A point was measured from here to there. */
  public Given covered(String point, Instant from, Instant to) {
    return record(
        probe(point),
        to,
        new ObservationRecorded(
            pointId(point), location(point), from, to, 100, 0, null, null, null));
  }

  /** A point was not measured from here to there. */
  public Given missed(String point, Instant from, Instant to) {
    return record(
        probe(point),
        to,
        new ObservationMissed(
            pointId(point), location(point), from, to, MissedReason.NOT_RUNNING, "restart"));
  }

  /** A probe failed. */
  public Given failed(String point, Instant at, int consecutive) {
    return record(
        probe(point),
        at,
        new ProbeFailed(
            pointId(point),
            location(point),
            at,
            consecutive,
            FailureReason.REFUSED,
            null,
            "connection refused",
            Duration.ofMillis(3),
            null,
            null,
            null,
            null));
  }

  /** A probe succeeded again. */
  public Given recovered(String point, Instant at, Instant failingSince) {
    return record(
        probe(point),
        at,
        new ProbeRecovered(
            pointId(point),
            location(point),
            at,
            failingSince,
            200,
            Duration.ofMillis(3),
            null,
            null,
            null));
  }

  /** Maintenance of the service hosting was announced to the customer. */
  public Given announced(String window, Instant announced, Instant from, Instant to) {
    return announced(window, announced, announced, from, to);
  }

  /** The same, written down at another time than it is said to have happened. */
  public Given announced(
      String window, Instant announced, Instant recorded, Instant from, Instant to) {
    WindowId id = new WindowId(window);
    return record(
        id.stream(),
        announced,
        recorded,
        new MaintenanceWindowAnnounced(
            id,
            List.of(customer),
            List.of("hosting"),
            null,
            List.of(new PlannedTime(from, to)),
            null,
            "new disks",
            null));
  }

  /** Maintenance of some points of the service hosting was announced, for one or more times. */
  public Given announced(
      String window, Instant announced, @Nullable List<PointId> points, PlannedTime... times) {
    WindowId id = new WindowId(window);
    return record(
        id.stream(),
        announced,
        new MaintenanceWindowAnnounced(
            id,
            List.of(customer),
            List.of("hosting"),
            points,
            List.of(times),
            null,
            "new disks",
            null));
  }

  /** An occurrence of a window was put in another place. */
  public Given moved(String window, int occurrence, Instant moved, Instant from, Instant to) {
    WindowId id = new WindowId(window);
    return record(
        id.stream(),
        moved,
        new MaintenanceWindowMoved(id, occurrence, new PlannedTime(from, to), null, null));
  }

  /** A ticket of priority P1 about the service hosting came in, and was answered. */
  public Given answered(String ticket, Instant contact, Instant answer) {
    TicketId id = new TicketId(ticket);
    return record(
            id.stream(),
            contact,
            new TicketOpened(
                id,
                customer,
                "hosting",
                TicketKind.INCIDENT,
                TEXT,
                TEXT,
                contact,
                Channel.PHONE,
                null))
        .record(id.stream(), contact, new PriorityAssigned(id, Impact.MAJOR, Priority.P1))
        .record(id.stream(), answer, new FirstResponseGiven(id, TEXT, TEXT, answer));
  }

  /** A response clock runs. */
  public Given clockStarted(String ticket, Instant at) {
    TicketId id = new TicketId(ticket);
    Instant due = at.plus(Duration.ofMinutes(30));
    return record(
        ClockKind.RESPONSE.stream(id),
        at,
        new ClockStarted(
            id,
            ClockKind.RESPONSE,
            at,
            customer,
            "hosting",
            against(),
            new ClockDeadline(due, due, List.of())));
  }

  /** What the response clocks are measured against. */
  public ClockTerms against() {
    return new ClockTerms(
        agreement, 1, Priority.P1, Target.of(Duration.ofMinutes(30)), "24x7", null);
  }

  /** The same service, for which these may be claimed. */
  public static ServiceTerms excluding(List<ExclusionCategory> exclusions, ServiceTerms it) {
    return new ServiceTerms(
        it.service(),
        it.fee(),
        it.firstPeriodFee(),
        it.points(),
        it.unobserved(),
        it.maintenance(),
        exclusions,
        it.excludedTime(),
        it.availability(),
        it.credit());
  }

  /** The same terms with times for claims and disputes. */
  public static Addendum claiming(ClaimTerms claims, Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        it.cycle(),
        it.effective(),
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        it.priorities(),
        it.services(),
        it.responseCredit(),
        it.changes(),
        claims,
        it.checkpointKey());
  }

  /** The same terms with the key that has to have signed checkpoints. */
  public static Addendum checkedBy(String key, Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        it.cycle(),
        it.effective(),
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        it.priorities(),
        it.services(),
        it.responseCredit(),
        it.changes(),
        it.claims(),
        key);
  }

  /** Somebody claims that time of the service hosting in June is not to count. */
  public Given claimed(
      String exclusion, String by, Instant recorded, Instant from, Instant to, PointId... points) {
    ExclusionId id = new ExclusionId(exclusion);
    return record(
        id.stream(agreement),
        recorded,
        recorded,
        by,
        new ExclusionClaimed(
            agreement,
            "2026-06",
            id,
            ExclusionCategory.THIRD_PARTY,
            List.of("hosting"),
            points.length == 0 ? null : List.of(points),
            from,
            to,
            recorded.isAfter(from),
            List.of(new EvidenceReference("ticket:T-1")),
            TEXT));
  }

  /** Somebody accepts that. */
  public Given accepted(String exclusion, String by, Instant at) {
    ExclusionId id = new ExclusionId(exclusion);
    return record(
        id.stream(agreement), at, at, by, new ExclusionAccepted(agreement, "2026-06", id, null));
  }

  /** Somebody rejects it. */
  public Given rejected(String exclusion, String by, Instant at) {
    ExclusionId id = new ExclusionId(exclusion);
    return record(
        id.stream(agreement), at, at, by, new ExclusionRejected(agreement, "2026-06", id, TEXT));
  }

  /** The customer contests it. */
  public Given contested(String exclusion, String by, Instant at) {
    ExclusionId id = new ExclusionId(exclusion);
    return record(
        id.stream(agreement),
        at,
        at,
        by,
        new ExclusionContested(agreement, "2026-06", id, List.of(), TEXT));
  }

  /** Anything else happened, and was recorded at once. */
  public Given record(StreamId stream, Instant at, Event data) {
    return record(stream, at, at, data);
  }

  /** Anything else happened, and was recorded at some time. */
  public Given record(StreamId stream, Instant at, Instant recorded, Event data) {
    return record(stream, at, recorded, "test", data);
  }

  /** Anything else happened, by somebody. */
  public Given record(StreamId stream, Instant at, Instant recorded, String actor, Event data) {
    long version = versionOf(stream) + 1;
    String name = stream + "#" + version;
    events.add(
        new Envelope(
            UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
            "urn:slaledger:test",
            stream,
            version,
            at.truncatedTo(ChronoUnit.MILLIS),
            recorded.truncatedTo(ChronoUnit.MILLIS),
            actor,
            null,
            null,
            null,
            data));
    return this;
  }

  private long versionOf(StreamId stream) {
    return events.stream().filter(event -> event.stream().equals(stream)).count();
  }

  /** {@code portal} is measured from one location, {@code portal@oslo} names another. */
  private static StreamId probe(String point) {
    return StreamId.of("probe", pointId(point) + "@" + location(point));
  }

  private static PointId pointId(String point) {
    return new PointId(point.contains("@") ? point.substring(0, point.indexOf('@')) : point);
  }

  private static String location(String point) {
    return point.contains("@") ? point.substring(point.indexOf('@') + 1) : "local";
  }
}
