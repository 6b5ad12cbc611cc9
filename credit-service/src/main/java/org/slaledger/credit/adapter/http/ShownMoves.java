package org.slaledger.credit.adapter.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.domain.calendar.MovedDeadline;
import org.slaledger.credit.domain.calendar.Moves;

/**
 * What publishing a calendar would do.
 *
 * @param version that it would become
 * @param count how many open deadlines move
 * @param digest to be named as {@code confirm} when it is published, where any move
 * @param deadlines that move, by ticket; of more than 10,000 the first
 */
public record ShownMoves(int version, long count, String digest, List<Deadline> deadlines) {
  /**
   * An open deadline that moves.
   *
   * @param dueBefore null where the target was not used up within the years that were covered
   * @param dueAfter null where the target is not used up within the years that are covered
   * @param href the page of the ticket's clocks
   */
  public record Deadline(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      Priority priority,
      @Nullable Instant dueBefore,
      @Nullable Instant dueAfter,
      String href) {}

  /** Of a version that would be published. */
  public static ShownMoves of(int version, Moves moves) {
    return new ShownMoves(
        version,
        moves.count(),
        moves.digest(),
        moves.deadlines().stream().map(ShownMoves::shown).toList());
  }

  private static Deadline shown(MovedDeadline moved) {
    return new Deadline(
        moved.ticket(),
        moved.kind(),
        moved.startedAt(),
        moved.customer(),
        moved.priority(),
        moved.dueBefore(),
        moved.dueAfter(),
        "/ui/clocks/" + moved.ticket());
  }
}
