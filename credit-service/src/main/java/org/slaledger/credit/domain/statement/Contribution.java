package org.slaledger.credit.domain.statement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.CreditEvent;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.promises.Translation;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.time.Interval;

/**
 * Which streams a statement rests on: the agreement's own, those of its measurement points from the
 * locations that count, the maintenance windows that were announced to its customer and were ever
 * to take place within the interval (within the calendar year where a yearly cap counts them), the
 * calendars of service windows, the response clocks that started within it, and what was claimed
 * for its period not to count. The stream of the period's own statements is none of them.
 */
public final class Contribution implements Scope {
  private final AgreementId agreement;
  private final CustomerId customer;
  private final Map<PointId, PointTerms> points;
  private final Set<String> calendars;
  private final String period;
  private final Interval interval;
  private final Interval windows;

  /** Of an agreement, under the terms that hold for a period. */
  public Contribution(AgreementId agreement, PeriodTerms terms) {
    this.agreement = agreement;
    this.customer = terms.version().addendum().customer();
    this.points =
        terms.version().addendum().services().stream()
            .flatMap(service -> service.points().stream())
            .collect(Collectors.toUnmodifiableMap(MeasurementPoint::point, Translation::point));
    this.calendars =
        maintenance(terms)
            .flatMap(maintenance -> Stream.ofNullable(maintenance.within()))
            .collect(Collectors.toUnmodifiableSet());
    this.period = terms.period().name();
    this.interval = terms.interval();
    boolean capped = maintenance(terms).anyMatch(maintenance -> maintenance.yearlyCap() != null);
    this.windows = capped ? terms.year().hull(interval) : interval;
  }

  private static Stream<MaintenanceTerms> maintenance(PeriodTerms terms) {
    return terms.version().addendum().services().stream()
        .flatMap(service -> Stream.ofNullable(service.maintenance()));
  }

  @Override
  public boolean mayHold(StreamId stream) {
    return switch (stream.prefix()) {
      case "agreement" -> stream.equals(agreement.stream());
      case "probe" -> counts(stream);
      case "window" -> true;
      case "calendar" -> calendars.contains(stream.id());
      case "clock" -> stream.id().endsWith(":" + ClockKind.RESPONSE);
      case "credit" -> ExclusionId.isOne(stream, agreement);
      default -> false;
    };
  }

  /** Of a point that names its locations, what others say is passed over. */
  private boolean counts(StreamId probe) {
    PointTerms terms = points.get(pointOf(probe));
    return terms != null
        && (terms.locations().isEmpty() || terms.locations().contains(locationOf(probe)));
  }

  /** The calendars of service windows. */
  public Set<String> calendars() {
    return calendars;
  }

  @Override
  public boolean holds(Envelope event) {
    return mayHold(event.stream())
        && (isClock(event.stream()) || event.streamVersion() == 1)
        && concerns(event.data());
  }

  /** Tickets change hands, and their clocks with them. */
  @Override
  public boolean mayHoldLater(StreamId stream) {
    return isClock(stream);
  }

  static boolean isClock(StreamId stream) {
    return stream.prefix().equals("clock");
  }

  boolean holds(List<Envelope> stream) {
    return stream.stream().anyMatch(this::holds)
        && (!isWindow(stream.getFirst().stream())
            || stream.stream()
                .map(Envelope::data)
                .flatMap(PlannedTimes::of)
                .anyMatch(this::touches));
  }

  private static boolean isWindow(StreamId stream) {
    return stream.prefix().equals("window");
  }

  private boolean touches(PlannedTime time) {
    return time.from().isBefore(windows.to()) && time.to().isAfter(windows.from());
  }

  private boolean concerns(Event event) {
    if (event instanceof MaintenanceWindowAnnounced window) {
      return window.customers().contains(customer);
    }
    if (event instanceof CreditEvent credit) {
      return credit instanceof ExclusionClaimed claim && claim.period().equals(period);
    }
    return !(event instanceof ClockEvent clock)
        || (clock.terms().agreement().equals(agreement) && interval.contains(clock.startedAt()));
  }

  /** The point that a stream of evidence tells of. */
  public static PointId pointOf(StreamId probe) {
    String id = probe.id();
    int at = id.indexOf('@');
    return new PointId(at < 0 ? id : id.substring(0, at));
  }

  /** From where a stream of evidence tells of it. */
  public static String locationOf(StreamId probe) {
    return probe.id().substring(probe.id().indexOf('@') + 1);
  }
}
