package org.slaledger.probe.adapter.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slaledger.probe.adapter.http.ShownTimeline;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.page.ShownTimes;

/**
 * A timeline as a picture: time runs to the right. States differ in shape as well as in colour: up
 * is a low bar, down a high one, unobserved a dashed outline.
 *
 * @param summary the same in words
 */
public record Bar(List<Part> parts, String summary) {
  /** The picture's width in its own units. */
  public static final int WIDTH = 600;

  private static final int HEIGHT = 24;
  private static final int LOW = 10;

  /**
   * A part of the picture.
   *
   * @param kind a class of the stylesheet: up, down, unobserved
   */
  public record Part(
      String kind, String x, String width, int y, int height, Instant from, Instant to) {}

  static Bar of(Timeline timeline) {
    List<Part> parts = timeline.pieces().stream().map(piece -> part(piece, timeline)).toList();
    return new Bar(
        parts,
        "up %s, down %s, unobserved %s"
            .formatted(
                share(timeline, State.UP),
                share(timeline, State.DOWN),
                share(timeline, State.UNOBSERVED)));
  }

  private static Part part(Observed piece, Timeline timeline) {
    Instant begin = timeline.interval().from();
    int height = piece.state().equals(State.UP) ? LOW : HEIGHT;
    return new Part(
        ShownTimeline.name(piece.state()).toLowerCase(Locale.ROOT),
        units(Duration.between(begin, piece.interval().from()), timeline),
        units(piece.interval().length(), timeline),
        HEIGHT - height,
        height,
        piece.interval().from(),
        piece.interval().to());
  }

  /** In the picture's units, to a hundredth, as integers so that no rounding adds up. */
  private static String units(Duration length, Timeline timeline) {
    long whole = Math.max(1, timeline.interval().length().toMillis());
    long hundredths = length.toMillis() * WIDTH * 100 / whole;
    return hundredths / 100 + "." + String.format(Locale.ROOT, "%02d", hundredths % 100);
  }

  private static String share(Timeline timeline, State state) {
    return ShownTimes.words(timeline.when(state::equals).length());
  }
}
