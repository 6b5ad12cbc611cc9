package org.slaledger.notification.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and when a mail that was not taken is tried again: after {@code first}, then each time
 * after twice as long, at most {@code longest}.
 *
 * @param attempts in all, the first one included
 */
public record Retries(int attempts, Duration first, Duration longest) {
  /** Refuses less than one attempt and waits that are not positive. */
  public Retries {
    if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "one attempt or more, and waits that grow: " + attempts + " " + first + " " + longest);
    }
  }

  /** How long to wait after so many attempts; nothing when no further one is made. */
  public Optional<Duration> waitAfter(int made) {
    if (made >= attempts) {
      return Optional.empty();
    }
    Duration wait = first;
    for (int i = 1; i < made && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
  }
}
