package org.slaledger.ledger;

/**
 * The state of a log, in the format of C2SP's tlog-checkpoint: what a {@link Note} over it signs.
 * One extension line commits to the heads of all streams.
 *
 * @param origin whose log it is, one line
 * @param size leaves of the tree
 * @param root of the tree
 * @param streams how many streams there are
 * @param heads the root of their {@link Heads}
 */
public record Checkpoint(String origin, long size, Hash root, long streams, Hash heads) {
  private static final String HEADS = "heads";

  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(each -> each < ' ')) {
      throw new IllegalArgumentException("an origin is one line that is not empty");
    }
    if (size < 0 || streams < 0 || streams > size) {
      throw new IllegalArgumentException(
          "%d leaves can't be those of %d streams".formatted(size, streams));
    }
  }

  /**
   * Reads a note's text.
   *
   * @throws IllegalArgumentException if it is no such checkpoint, which says what is wrong
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 5 || !lines[4].isEmpty()) {
      throw new IllegalArgumentException(
          "a checkpoint has four lines, each with its newline: origin, size, root, heads");
    }
    String[] heads = lines[3].split(" ", -1);
    if (heads.length != 3 || !heads[0].equals(HEADS)) {
      throw new IllegalArgumentException(
          "a checkpoint's fourth line reads 'heads STREAMS ROOT', not '" + lines[3] + "'");
    }
    return new Checkpoint(
        lines[0], number(lines[1]), Hash.parse(lines[2]), number(heads[1]), Hash.parse(heads[2]));
  }

  /** A number, if it is written in the one way. */
  static long number(String text) {
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("'" + text + "' is no number as it would be written");
    }
    return Long.parseLong(text);
  }

  /** The note's text. */
  public String text() {
    return "%s\n%d\n%s\n%s %d %s\n"
        .formatted(origin, size, root.base64(), HEADS, streams, heads.base64());
  }
}
