package org.slaledger.clock.adapter.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.domain.ClockExplanation.Piece;

/**
 * A run of a clock as a strip: its pieces in proportion, and where it was due. The right edge
 * leaves room for the mark of what is due there.
 *
 * @param from the instant at the left edge
 * @param to the instant at the right edge
 * @param dueX the left edge of the mark where it is due; null where nothing is
 */
public record ClockPicture(
    Instant from, Instant to, List<Bar> bars, @Nullable BigDecimal dueX, @Nullable Instant dueAt) {
  /** The strip's width. */
  public static final int WIDTH = 1000;

  /** How wide the mark is at which something is due. */
  public static final int MARK = 3;

  private static final int HUNDREDTHS = (WIDTH - MARK) * 100;

  /** A piece of the strip. */
  public record Bar(BigDecimal x, BigDecimal width, Piece piece) {
    /** The stylesheet's name for it. */
    public String look() {
      return switch (piece.kind()) {
        case COUNTED -> "counted";
        case CLOSED -> "closed";
        case PAUSED -> "paused";
      };
    }
  }

  static ClockPicture of(ClockExplanation run) {
    Instant end = run.pieces().isEmpty() ? run.startedAt() : run.pieces().getLast().to();
    Instant due = run.missed() == null ? run.dueAt() : run.missed().dueAt();
    Instant edge = due != null && due.isAfter(end) ? due : end;
    Duration whole = Duration.between(run.startedAt(), edge);
    List<Bar> bars = new ArrayList<>();
    for (Piece piece : run.pieces()) {
      long x = scaled(run.startedAt(), piece.from(), whole);
      long to = scaled(run.startedAt(), piece.to(), whole);
      bars.add(new Bar(BigDecimal.valueOf(x, 2), BigDecimal.valueOf(to - x, 2), piece));
    }
    BigDecimal dueX =
        due == null ? null : BigDecimal.valueOf(scaled(run.startedAt(), due, whole), 2);
    return new ClockPicture(run.startedAt(), edge, bars, dueX, due);
  }

  private static long scaled(Instant start, Instant at, Duration whole) {
    long part = Duration.between(start, at).toMillis();
    return whole.isZero() ? 0 : Math.clamp(part * HUNDREDTHS / whole.toMillis(), 0, HUNDREDTHS);
  }
}
