package org.slaledger.promises;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.clock.Run;

/**
 * One run of a ticket's clock, as all that is known of ticket, terms and calendars has it.
 *
 * @param run the sum
 * @param against what the aims of the sum come from, one for each of them
 * @param startedBy the event that started it
 * @param stoppedBy the event that stopped it; null while none has
 */
public record ClockRun(
    ClockKind kind,
    TicketStory ticket,
    Run run,
    List<Against> against,
    EventRef startedBy,
    @Nullable EventRef stoppedBy) {

  /**
   * What an aim comes from.
   *
   * @param warnAt shares of the target, in percent
   * @param halts where the pauses of the aim come from, one for each of them
   */
  public record Against(ClockTerms terms, List<Integer> warnAt, List<Halt> halts) {
    /** Keeps copies. */
    public Against {
      warnAt = List.copyOf(warnAt);
      halts = List.copyOf(halts);
    }
  }

  /**
   * Time that does not count.
   *
   * @param to null while it goes on
   * @param reason null where the ticket stood as resolved
   * @param cause the event with which it began
   * @param end the event that ended it; null while none has
   */
  public record Halt(
      Instant from,
      @Nullable Instant to,
      @Nullable PauseReason reason,
      EventRef cause,
      @Nullable EventRef end) {}

  /** Refuses aims of which nobody knows where they come from. */
  public ClockRun {
    against = List.copyOf(against);
    if (against.size() != run.aims().size()) {
      throw new IllegalArgumentException("each aim comes from terms");
    }
  }

  /** Where the aim that holds at an instant comes from. */
  public Against againstAt(Instant instant) {
    return against.get(run.aimAt(instant));
  }

  /**
   * What is to come under the aim that holds at an instant; empty where nothing is promised, while
   * it is paused, where that lies beyond the years that the calendar covers, and once it has
   * stopped.
   */
  public Optional<ClockDeadline> deadlineAt(Instant instant) {
    if (run.stoppedAt() != null && !run.stoppedAt().isAfter(instant)) {
      return Optional.empty();
    }
    int aim = run.aimAt(instant);
    return run.due(aim)
        .map(due -> new ClockDeadline(due.at(), due.inTimeUntil(), warnings(aim, due)));
  }

  private List<ClockWarning> warnings(int aim, Due due) {
    return against.get(aim).warnAt().stream()
        .flatMap(percent -> warning(aim, percent))
        .filter(warning -> warning.at().isBefore(due.at()))
        .sorted(Comparator.comparing(ClockWarning::at).thenComparing(ClockWarning::percent))
        .toList();
  }

  private Stream<ClockWarning> warning(int aim, int percent) {
    return run.aims().get(aim).shareUsed(run.startedAt(), percent).stream()
        .map(at -> new ClockWarning(percent, at));
  }
}
