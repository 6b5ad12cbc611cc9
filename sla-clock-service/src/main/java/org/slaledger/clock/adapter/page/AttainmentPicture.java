package org.slaledger.clock.adapter.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slaledger.clock.adapter.http.AttainmentAnswer;
import org.slaledger.clock.adapter.http.AttainmentAnswer.Row;
import org.slaledger.clock.view.Outcome;
import org.slaledger.contract.ClockKind;

/** How promises were kept, to look at: a bar for each kind of clock. */
record AttainmentPicture(List<Bar> bars) {
  private static final int WIDTH = 1000;

  AttainmentPicture {
    bars = List.copyOf(bars);
  }

  /**
   * One kind of clock.
   *
   * @param words what it shows
   */
  record Bar(String kind, String words, List<Part> parts) {
    Bar {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a bar. What was missed is high and hatched, what is open an outline.
   *
   * @param look as the stylesheet names it
   */
  record Part(String look, long x, int y, long width, int height, String words) {
    /** Whether lines are drawn across it. */
    public boolean hatched() {
      return look.equals("breached");
    }
  }

  static AttainmentPicture of(AttainmentAnswer answer) {
    return new AttainmentPicture(
        Arrays.stream(ClockKind.values())
            .map(kind -> answer.rows().stream().filter(row -> row.kind() == kind).toList())
            .filter(rows -> !rows.isEmpty())
            .map(AttainmentPicture::bar)
            .toList());
  }

  private static Bar bar(List<Row> rows) {
    long all = Arrays.stream(Outcome.values()).mapToLong(outcome -> sum(rows, outcome)).sum();
    List<Part> parts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    long before = 0;
    for (Outcome outcome : Outcome.values()) {
      long count = sum(rows, outcome);
      String look = outcome.name().toLowerCase(Locale.ROOT);
      String word = count + " " + look;
      words.add(word);
      if (count > 0) {
        long x = WIDTH * before / all;
        parts.add(part(look, x, WIDTH * (before + count) / all - x, word));
      }
      before += count;
    }
    return new Bar(rows.getFirst().kind().name(), String.join(", ", words), parts);
  }

  private static Part part(String look, long x, long width, String words) {
    return look.equals("met")
        ? new Part(look, x, 10, width, 14, words)
        : new Part(look, x, 1, width, 23, words);
  }

  private static long sum(List<Row> rows, Outcome outcome) {
    return rows.stream()
        .mapToLong(
            row ->
                switch (outcome) {
                  case MET -> row.met().count();
                  case BREACHED -> row.breached().count();
                  case OPEN -> row.open().count();
                })
        .sum();
  }
}
