package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slaledger.clock.domain.ClockCommand.RetargetClock;
import org.slaledger.clock.domain.ClockCommand.StartClock;
import org.slaledger.clock.domain.ResponseClock.NotStarted;
import org.slaledger.clock.domain.ResponseClock.Running;
import org.slaledger.clock.domain.ResponseClock.Stopped;
import org.slaledger.contract.Priority;

/**
 * What a ticket's clock should do, given all that is known of the ticket and of its customer's
 * terms. The result is the same in whatever order that became known.
 */
public final class TicketFollowing {
  private TicketFollowing() {}

  /**
   * The command that brings a clock in line, if it is not; nothing as long as the priority or the
   * terms are not known, or promise no response for this priority.
   *
   * @param at when what led to the question happened
   */
  public static Optional<ClockCommand> command(
      ResponseClock clock, TicketFacts ticket, List<SignedTerms> signed, Instant at) {
    Priority priority = ticket.priority();
    if (priority == null) {
      return Optional.empty();
    }
    return switch (clock) {
      case NotStarted none ->
          ApplicableTerms.of(ticket, signed)
              .flatMap(terms -> Promise.of(terms, priority))
              .map(promise -> new StartClock(ticket, promise));
      case Running running ->
          termsOf(running, ticket, signed)
              .flatMap(terms -> Promise.of(terms, priority))
              .map(promise -> new RetargetClock(promise, at, reason(running, promise)));
      case Stopped stopped -> Optional.empty();
    };
  }

  /**
   * A version that is signed after the contact changes no clock that runs; one that was signed
   * before it, and of which we hear only now, does.
   */
  private static Optional<SignedTerms> termsOf(
      Running clock, TicketFacts ticket, List<SignedTerms> signed) {
    return ApplicableTerms.of(ticket, signed)
        .filter(terms -> terms.agreement().equals(clock.agreement()))
        .filter(terms -> !terms.signedAt().isAfter(ticket.contactedAt()))
        .or(() -> version(clock, signed));
  }

  /** The promise that a running clock is reckoned under; none for a clock that does not run. */
  public static Optional<Promise> promise(ResponseClock clock, List<SignedTerms> signed) {
    return switch (clock) {
      case NotStarted none -> Optional.empty();
      case Running running ->
          version(running, signed).flatMap(terms -> Promise.of(terms, running.priority()));
      case Stopped stopped -> Optional.empty();
    };
  }

  private static Optional<SignedTerms> version(Running clock, List<SignedTerms> signed) {
    return signed.stream()
        .filter(terms -> terms.agreement().equals(clock.agreement()))
        .filter(terms -> terms.version() == clock.addendumVersion())
        .findFirst();
  }

  private static String reason(Running clock, Promise promise) {
    return promise.priority() == clock.priority()
        ? "version %d of the terms was in force at the contact".formatted(promise.addendumVersion())
        : "priority changed from %s to %s".formatted(clock.priority(), promise.priority());
  }
}
