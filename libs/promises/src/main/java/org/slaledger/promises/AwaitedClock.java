package org.slaledger.promises;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;

/**
 * A clock that has not started, since something that it hangs on is not known yet.
 *
 * @param startsAt its true start, once it does
 * @param calendar where it waits for one, its name
 */
public record AwaitedClock(
    ClockKind kind, Instant startsAt, Awaits awaits, @Nullable String calendar) {

  /** What a clock waits for. */
  public enum Awaits {
    /** Nobody has judged the impact. */
    PRIORITY,
    /** No signed terms promise anything for the service at the start. */
    TERMS,
    /** No published version of the calendar covers the start. */
    CALENDAR
  }

  /** The same for people. */
  public String words() {
    return switch (awaits) {
      case PRIORITY -> "a priority";
      case TERMS -> "signed terms that name the service and hold at " + startsAt;
      case CALENDAR -> "a version of the calendar " + calendar + " that covers " + startsAt;
    };
  }
}
