package org.slaledger.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A key hands over to the next one: checkpoints of more leaves than {@code size} are signed by the
 * latter. It is the text of a note that both sign, the former because it alone is trusted so far,
 * the latter so that nobody is handed what it does not hold.
 *
 * @param size leaves of the last checkpoint that the former key signed
 * @param from the former key
 * @param to the key that follows, of the same name
 */
public record Handover(long size, VerifierKey from, VerifierKey to) {
  /** How many lines a note of it has. */
  public static final int LINES = 7;

  private static final String FIRST = "slaledger-handover/v1";
  private static final int TEXT_LINES = 4;

  public Handover {
    if (size < 0) {
      throw new IllegalArgumentException("a ledger has no " + size + " leaves");
    }
    if (from.type() != SignatureType.ED25519 || to.type() != SignatureType.ED25519) {
      throw new IllegalArgumentException("a key of a witness signs no ledger");
    }
    if (!from.name().equals(to.name())) {
      throw new IllegalArgumentException(
          "a key hands over to one of its own name, %s, not %s".formatted(from.name(), to.name()));
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a key does not hand over to itself");
    }
  }

  /** The note, signed by both. */
  public static Note signed(long size, SigningKey from, SigningKey to) {
    String text = new Handover(size, from.verifier(), to.verifier()).text();
    return new Note(text, List.of(from.sign(text, Instant.EPOCH), to.sign(text, Instant.EPOCH)));
  }

  /** What is signed: four lines, each with its newline. */
  public String text() {
    return FIRST + "\n" + size + "\n" + from + "\n" + to + "\n";
  }

  /**
   * Reads a note and checks that both keys signed it, and nobody else.
   *
   * @throws IllegalArgumentException if it is no such note, which says what is wrong
   */
  public static Handover of(Note note) {
    String[] lines = note.text().split("\n", -1);
    if (lines.length != TEXT_LINES + 1 || !lines[0].equals(FIRST)) {
      throw new IllegalArgumentException(
          "a hand-over has four lines: " + FIRST + ", a size and two keys");
    }
    Handover handover =
        new Handover(
            Checkpoint.number(lines[1]), VerifierKey.parse(lines[2]), VerifierKey.parse(lines[3]));
    if (!handover.signed(note)) {
      throw new IllegalArgumentException(
          "a hand-over is signed by the key before and then by the one after it, %s and %s"
              .formatted(handover.from, handover.to));
    }
    return handover;
  }

  private boolean signed(Note note) {
    List<NoteSignature> signatures = note.signatures();
    return signatures.size() == 2
        && signatures.getFirst().isOf(from)
        && note.signedBy(from)
        && note.signedBy(to);
  }
}
