package org.slaledger.probe.adapter.page;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.slaledger.probe.adapter.http.ShownReliability;
import org.slaledger.probe.domain.DaySum;
import org.slaledger.rules.evidence.Reliability;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.page.ShownTimes;

/**
 * Days as a picture, one bar each: from below what was down, what was up, and as a dashed outline
 * what nobody observed. The least down time is seen.
 *
 * @param summary the whole period in words
 */
public record DayBars(List<Day> days, int width, String summary) {
  /** How many days there are. */
  public static final int DAYS = 90;

  private static final int STEP = 10;
  private static final int HEIGHT = 30;
  private static final int LEAST = 300;

  /**
   * One bar.
   *
   * @param words what it shows
   */
  public record Day(LocalDate day, int x, List<Part> parts, String words, DaySum sum) {}

  /**
   * A part of a bar.
   *
   * @param kind a class of the stylesheet
   */
  public record Part(String kind, String y, String height) {}

  static DayBars of(Timeline timeline) {
    List<DaySum> sums = DaySum.of(timeline);
    return new DayBars(
        IntStream.range(0, sums.size()).mapToObj(i -> day(sums.get(i), i)).toList(),
        sums.size() * STEP,
        ShownReliability.of(Reliability.of(timeline, List.of())).text());
  }

  private static Day day(DaySum sum, int place) {
    int down = hundredths(sum.down(), sum);
    down = sum.down().isZero() ? 0 : Math.max(LEAST, down);
    int unobserved = Math.min(hundredths(sum.unobserved(), sum), HEIGHT * 100 - down);
    int up = HEIGHT * 100 - down - unobserved;
    List<Part> parts = new ArrayList<>();
    add(parts, "unobserved", 0, unobserved);
    add(parts, "up", unobserved, up);
    add(parts, "down", unobserved + up, down);
    return new Day(sum.day(), place * STEP, parts, words(sum), sum);
  }

  private static void add(List<Part> parts, String kind, int y, int height) {
    if (height > 0) {
      parts.add(new Part(kind, units(y), units(height)));
    }
  }

  private static int hundredths(Duration part, DaySum of) {
    return (int) (part.toMillis() * HEIGHT * 100 / Math.max(1, of.length().toMillis()));
  }

  private static String units(int hundredths) {
    return hundredths / 100 + "." + String.format(Locale.ROOT, "%02d", hundredths % 100);
  }

  private static String words(DaySum sum) {
    return "%s: down %s, unobserved %s"
        .formatted(sum.day(), lasting(sum.down()), lasting(sum.unobserved()));
  }

  private static String lasting(Duration time) {
    return time.isZero() ? "never" : ShownTimes.words(time);
  }
}
