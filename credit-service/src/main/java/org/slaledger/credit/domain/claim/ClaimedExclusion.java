package org.slaledger.credit.domain.claim;

import java.util.List;
import java.util.Optional;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;

/**
 * How an exclusion that was claimed stands.
 *
 * @param claimedBy who must not accept it
 * @param overruled whether it was accepted although the customer had contested it
 */
public record ClaimedExclusion(
    ExclusionClaimed claim, String claimedBy, Standing standing, boolean overruled) {
  /** How it stands. */
  public enum Standing {
    CLAIMED,
    ACCEPTED,
    CONTESTED,
    REJECTED
  }

  /** From the events of its stream, in order; none where nothing was claimed. */
  public static Optional<ClaimedExclusion> of(List<Envelope> stream) {
    if (stream.isEmpty() || !(stream.getFirst().data() instanceof ExclusionClaimed claim)) {
      return Optional.empty();
    }
    ClaimedExclusion state =
        new ClaimedExclusion(claim, stream.getFirst().actor(), Standing.CLAIMED, false);
    for (Envelope event : stream) {
      if (event.data() instanceof ExclusionEvent data) {
        state = state.after(data);
      }
    }
    return Optional.of(state);
  }

  private ClaimedExclusion after(ExclusionEvent event) {
    return switch (event) {
      case ExclusionClaimed _ -> this;
      case ExclusionAccepted _ ->
          new ClaimedExclusion(claim, claimedBy, Standing.ACCEPTED, standing == Standing.CONTESTED);
      case ExclusionRejected _ ->
          new ClaimedExclusion(claim, claimedBy, Standing.REJECTED, overruled);
      case ExclusionContested _ ->
          new ClaimedExclusion(claim, claimedBy, Standing.CONTESTED, overruled);
    };
  }
}
