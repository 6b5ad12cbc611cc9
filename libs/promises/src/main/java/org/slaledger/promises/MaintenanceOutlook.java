package org.slaledger.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.promises.AvailabilityInForce.Held;
import org.slaledger.promises.MaintenanceRuling.Ground;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;

/**
 * What announced maintenance will exclude under one agreement, as far as is known now: what the
 * statements of the periods that it touches would say if nothing else happened. A statement and
 * this ask the same {@link MaintenanceRules}, for the same periods.
 */
public final class MaintenanceOutlook {
  private static final String NOTHING = "the service is not agreed then";

  private final Agreement agreement;
  private final AvailabilityInForce terms;
  private final Calendars calendars;
  private final List<Maintenance> all;

  /**
   * Under an agreement.
   *
   * @param all of the customer's that may count towards the same year's allowance
   */
  public MaintenanceOutlook(Agreement agreement, Calendars calendars, Collection<Maintenance> all) {
    this.agreement = agreement;
    this.terms = new AvailabilityInForce(agreement);
    this.calendars = calendars;
    this.all = List.copyOf(all);
  }

  /**
   * The allowance of a calendar year.
   *
   * @param cap of the year
   * @param left of it, once what was announced for earlier in the year is excluded
   */
  public record Allowance(Duration cap, Duration left) {}

  /** A piece of maintenance with its ruling, and the allowance before it, where there is one. */
  public record Piece(MaintenanceRuling ruling, @Nullable Allowance allowance) {}

  /** What a window's occurrences exclude for one service, in order of time. */
  public List<Piece> of(WindowId window, String service) {
    return all.stream()
        .filter(one -> one.window().equals(window) && one.services().contains(service))
        .flatMap(one -> of(one, service).stream())
        .toList();
  }

  /** What other windows would exclude if one were not there, and do not now. */
  public List<MaintenanceRuling> displacedBy(WindowId window, String service) {
    MaintenanceOutlook without =
        new MaintenanceOutlook(
            agreement, calendars, all.stream().filter(it -> !it.window().equals(window)).toList());
    return without.all.stream()
        .filter(one -> one.services().contains(service))
        .flatMap(one -> lost(without.of(one, service), of(one, service)))
        .toList();
  }

  private static Stream<MaintenanceRuling> lost(List<Piece> before, List<Piece> now) {
    return now.stream()
        .map(Piece::ruling)
        .filter(ruling -> ruling.ground() == Ground.ALLOWANCE)
        .filter(ruling -> before.stream().noneMatch(piece -> piece.ruling().equals(ruling)));
  }

  /** Whether any terms that were signed promise a service. */
  public boolean promises(String service) {
    return agreement.versions().stream()
        .filter(Agreement.Version::signed)
        .flatMap(version -> version.addendum().services().stream())
        .anyMatch(it -> it.service().equals(service));
  }

  private List<Piece> of(Maintenance one, String service) {
    List<Piece> pieces = new ArrayList<>();
    Instant at = one.planned().from();
    while (at.isBefore(one.planned().to())) {
      Interval rest = new Interval(at, one.planned().to());
      Part part = part(one, service, rest);
      pieces.addAll(part.pieces());
      at = part.until();
    }
    return pieces;
  }

  /** What holds from an instant on, and until when. */
  private record Part(Instant until, List<Piece> pieces) {}

  private Part part(Maintenance one, String service, Interval rest) {
    try {
      return held(rest.from())
          .map(it -> under(it, one, service, rest))
          .orElseGet(() -> refused(one, nothingAgreed(rest), Ground.NOTHING_AGREED, NOTHING));
    } catch (BeyondFrozenZone notCovered) {
      return refused(one, rest, Ground.NOT_KNOWN, "the addendum's time zone is not known then");
    }
  }

  private Optional<Held> held(Instant at) {
    boolean ended = agreement.endedAt().filter(end -> !end.isAfter(at)).isPresent();
    return ended ? Optional.empty() : terms.at(at);
  }

  private Interval nothingAgreed(Interval rest) {
    Instant begins = terms.first().map(AvailabilityInForce::effective).orElse(rest.to());
    return begins.isAfter(rest.from()) ? rest.intersect(new Interval(rest.from(), begins)) : rest;
  }

  private static Part refused(Maintenance one, Interval time, Ground ground, String why) {
    Maintenance.Told told = one.told().getLast();
    MaintenanceRuling ruling =
        new MaintenanceRuling(one, time, told.at(), told.version(), null, ground, why);
    return new Part(time.to(), List.of(new Piece(ruling, null)));
  }

  private Part under(Held held, Maintenance one, String service, Interval rest) {
    Interval covered = rest.intersect(covered(held));
    Optional<org.slaledger.contract.terms.ServiceTerms> promised =
        held.version().addendum().services().stream()
            .filter(it -> it.service().equals(service))
            .findFirst();
    if (promised.isEmpty()) {
      return refused(one, covered, Ground.NOTHING_AGREED, NOTHING);
    }
    MaintenanceTerms maintenance = promised.get().maintenance();
    String within = maintenance == null ? null : maintenance.within();
    Optional<Calendar> hours =
        within == null
            ? Optional.empty()
            : calendars.named(within).map(Calendars.Published::calendar);
    return within != null && hours.isEmpty()
        ? refused(one, covered, Ground.NOT_KNOWN, "the calendar %s is not known".formatted(within))
        : new Part(
            covered.to(),
            pieces(
                new MaintenanceRules(maintenance, hours.orElse(null), year(held)),
                one,
                service,
                covered));
  }

  private Interval covered(Held held) {
    Interval period = held.period().interval();
    Instant end = agreement.endedAt().filter(period::contains).orElse(period.to());
    return new Interval(period.from(), end);
  }

  private Interval year(Held held) {
    return MaintenanceRules.year(
        Translation.zone(held.version().zone()),
        held.period().interval().from(),
        AvailabilityInForce.effective(terms.first().orElseThrow()),
        covered(held).to());
  }

  private List<Piece> pieces(
      MaintenanceRules rules, Maintenance one, String service, Interval covered) {
    List<Maintenance> counting =
        all.stream().filter(it -> it.services().contains(service)).toList();
    return rules.ruled(counting).stream()
        .filter(ruling -> ruling.maintenance().equals(one))
        .filter(ruling -> ruling.time().overlaps(covered) || ruling.time().isEmpty())
        .map(ruling -> ruling.within(covered))
        .map(ruling -> new Piece(ruling, allowance(rules, ruling.time().from(), counting)))
        .toList();
  }

  private static @Nullable Allowance allowance(
      MaintenanceRules rules, Instant at, List<Maintenance> counting) {
    Duration cap = rules.cap();
    if (cap == null) {
      return null;
    }
    Duration left = cap.minus(rules.usedBefore(at, counting));
    return new Allowance(cap, left.isNegative() ? Duration.ZERO : left);
  }
}
