package org.slaledger.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what was measured
 * @param raw what the limit is, and how much; none where there is no raw limit
 * @param aim none where the figure is for the record
 * @param note how it was measured, as far as that is not plain
 */
public record Row(String what, Measured figure, @Nullable Raw raw, @Nullable Aim aim, String note) {

  /** The raw limit of a figure, measured in the same run. */
  public record Raw(String name, Measured limit) {}

  /** Beside a raw limit. */
  public static Row beside(
      String what,
      Measured figure,
      String rawName,
      Measured limit,
      @Nullable Aim aim,
      String note) {
    return new Row(what, figure, new Raw(rawName, limit), aim, note);
  }

  /** On its own. */
  public static Row alone(String what, Measured figure, @Nullable Aim aim, String note) {
    return new Row(what, figure, null, aim, note);
  }

  /** The columns of {@link Report}. */
  String markdown() {
    return "| "
        + String.join(
            " | ",
            what,
            figure.text(),
            raw == null ? "" : raw.name() + ": " + raw.limit().text(),
            raw == null ? "" : String.format(Locale.ROOT, "%.2f", ratio()),
            aim == null ? "" : aim.text(),
            aim == null ? "" : met() ? "yes" : "**no**",
            note)
        + " |";
  }

  /** Whether the aim is met; true where there is none. */
  public boolean met() {
    return aim == null || aim.met(figure.median(), ratio());
  }

  private double ratio() {
    return raw == null ? Double.NaN : figure.median() / raw.limit().median();
  }
}
