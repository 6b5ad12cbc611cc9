package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.time.Interval;

/**
 * Time that somebody claimed not to count as down, as its stream tells. Whether it takes effect is
 * decided here from what was recorded alone, not by who wrote it down: the sum trusts no command.
 *
 * @param claimedAt when that was recorded
 * @param lastVersion of its stream
 * @param state what it came to
 */
record ExclusionClaim(
    ExclusionClaimed claim, Instant claimedAt, long lastVersion, State state, Envelope first) {
  /** What it came to. The words are hashed with the statement. */
  enum State {
    CLAIMED("claimed; nobody has accepted it"),
    ACCEPTED("claimed by one person and accepted by another"),
    ACCEPTED_ALONE("accepted by who claimed it"),
    REJECTED("claimed and rejected"),
    CONTESTED("contested by the customer, and not accepted since");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  /** From the events of a stream, in order; none where it is the stream of something else. */
  static Optional<ExclusionClaim> of(List<Envelope> stream) {
    Envelope first = stream.getFirst();
    return first.data() instanceof ExclusionClaimed claim
        ? Optional.of(
            new ExclusionClaim(
                claim,
                first.recordedTime(),
                stream.getLast().streamVersion(),
                stateOf(stream, first.actor()),
                first))
        : Optional.empty();
  }

  private static State stateOf(List<Envelope> stream, String claimant) {
    State state = State.CLAIMED;
    for (Envelope event : stream) {
      if (event.data() instanceof ExclusionEvent data) {
        state = after(state, data, event.actor().equals(claimant));
      }
    }
    return state;
  }

  private static State after(State state, ExclusionEvent event, boolean byClaimant) {
    return state == State.REJECTED
        ? state
        : switch (event) {
          case ExclusionClaimed _ -> state;
          case ExclusionAccepted _ -> byClaimant ? State.ACCEPTED_ALONE : State.ACCEPTED;
          case ExclusionRejected _ -> State.REJECTED;
          case ExclusionContested _ -> State.CONTESTED;
        };
  }

  boolean concerns(ServiceTerms service) {
    return claim.services().contains(service.service());
  }

  Interval time() {
    return new Interval(claim.from(), claim.to());
  }

  Category category() {
    return switch (claim.category()) {
      case CUSTOMER_CHANGE -> Category.CUSTOMER_CHANGE;
      case THIRD_PARTY -> Category.THIRD_PARTY;
      case FORCE_MAJEURE -> Category.FORCE_MAJEURE;
      case ABUSE -> Category.ABUSE;
    };
  }

  /** Whether the time had begun when it was claimed. */
  boolean backdated() {
    return claimedAt.isAfter(claim.from());
  }

  boolean holds(ServiceTerms service, @Nullable ClaimTerms claims, Instant periodEnd) {
    return state == State.ACCEPTED
        && listed(service)
        && !claimedAt.isAfter(deadline(claims, periodEnd));
  }

  /** Why it holds or does not. */
  String why(ServiceTerms service, @Nullable ClaimTerms claims, Instant periodEnd) {
    List<String> reasons = new ArrayList<>(List.of(state.words));
    if (!listed(service)) {
      reasons.add("the addendum lists no such exclusion for this service");
    }
    Instant deadline = deadline(claims, periodEnd);
    if (claimedAt.isAfter(deadline)) {
      reasons.add("the addendum allows claims until " + deadline);
    }
    return String.join("; ", reasons);
  }

  private boolean listed(ServiceTerms service) {
    List<ExclusionCategory> listed =
        Objects.requireNonNullElse(service.exclusions(), List.<ExclusionCategory>of());
    return listed.contains(claim.category());
  }

  private static Instant deadline(@Nullable ClaimTerms claims, Instant periodEnd) {
    return claims == null ? Instant.MAX : periodEnd.plus(claims.claimWithin());
  }

  /** Its events. */
  EventRange events() {
    return new EventRange(first.stream(), 1, lastVersion);
  }
}
