package org.slaledger.clock.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.usecase.ReckonDeadline.Reckoned;
import org.slaledger.rules.time.Stretch;

/**
 * When a clock would be due.
 *
 * @param dueAt null while a pause is open before that
 * @param inTimeUntil the last instant that is in time
 * @param calendarVersion of the published calendar
 * @param counted counted time over the pieces
 * @param pieces every stretch from the start on, and whether it counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadlineAnswer(
    @Nullable Instant dueAt,
    @Nullable Instant inTimeUntil,
    @Nullable Integer calendarVersion,
    Duration counted,
    List<Piece> pieces) {

  /** A stretch. */
  public record Piece(Instant from, Instant to, Stretch.Kind kind) {}

  static DeadlineAnswer of(Reckoned reckoned) {
    return new DeadlineAnswer(
        reckoned.dueAt(),
        reckoned.inTimeUntil(),
        reckoned.calendarVersion(),
        reckoned.counted(),
        reckoned.pieces().stream()
            .map(piece -> new Piece(piece.interval().from(), piece.interval().to(), piece.kind()))
            .toList());
  }
}
