package org.slaledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it, in the format of C2SP's signed-note. Nothing is said of a signature
 * before it was asked for with its key.
 *
 * @param text ends in a newline
 * @param signatures at least one
 */
public record Note(String text, List<NoteSignature> signatures) {
  /** More signatures are not read. */
  public static final int MOST_SIGNATURES = 100;

  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends in a newline");
    }
    if (text.chars().anyMatch(each -> each < ' ' && each != '\n')) {
      throw new IllegalArgumentException("a note has no control characters but newlines");
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException(
          "a note has 1 to %d signatures, not %d".formatted(MOST_SIGNATURES, signatures.size()));
    }
  }

  /** Signs a text. */
  public static Note signed(String text, SigningKey key, Instant at) {
    return new Note(text, List.of(key.sign(text, at)));
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException if it is none, which says what is wrong
   */
  public static Note parse(byte[] bytes) {
    String note = utf8(bytes);
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("a note is a text, an empty line and signatures");
    }
    String lines = note.substring(end + 2);
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.split("\n", MOST_SIGNATURES + 2)) {
      if (!line.isEmpty()) {
        signatures.add(NoteSignature.parse(line));
      }
    }
    return new Note(note.substring(0, end + 1), signatures);
  }

  /** The same, of text that was decoded before. */
  public static Note parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a note is UTF-8", e);
    }
  }

  /** The note with another signature, in the place of one by the same key. */
  public Note with(NoteSignature signature, VerifierKey by) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.removeIf(each -> each.isOf(by));
    all.add(signature);
    return new Note(text, all);
  }

  /** Whether there is a signature of this key, and each of them holds. */
  public boolean signedBy(VerifierKey key) {
    List<NoteSignature> theirs = signatures.stream().filter(each -> each.isOf(key)).toList();
    return !theirs.isEmpty() && theirs.stream().allMatch(each -> each.holds(text, key));
  }

  /**
   * When this witness signed it last; empty where it did not, or what is said to be its does not
   * hold.
   */
  public Optional<Instant> cosignedAt(VerifierKey witness) {
    if (witness.type() != SignatureType.COSIGNATURE || !signedBy(witness)) {
      return Optional.empty();
    }
    return signatures.stream()
        .filter(each -> each.isOf(witness))
        .map(NoteSignature::at)
        .max(Instant::compareTo);
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(each -> note.append(each).append('\n'));
    return note.toString();
  }
}
