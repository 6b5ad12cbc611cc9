package org.slaledger.ticket.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Violation;

/** When something is said to have happened: in whole milliseconds, not in the future. */
final class Happening {
  private Happening() {}

  /** The instant as it is recorded; now, where nobody says. */
  static Instant at(@Nullable Instant said, Instant now) {
    return (said == null ? now : said).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Wrong unless it lies between two instants, both included. */
  static Optional<Violation> wrongWith(String field, Instant at, Instant earliest, Instant now) {
    if (at.isAfter(now)) {
      return Optional.of(
          new Violation(field, at + " lies in the future", "an instant up to " + now));
    }
    return at.isBefore(earliest)
        ? Optional.of(new Violation(field, at + " is too early", "an instant from " + earliest))
        : Optional.empty();
  }
}
