package org.slaledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a witness does: it keeps the last checkpoint that it signed, and signs another only when the
 * former tree is the beginning of the new one.
 *
 * @param log the key of the log
 * @param last what was signed last, null before the first
 */
public record Witness(VerifierKey log, @Nullable Checkpoint last) {
  /** What became of a checkpoint. */
  public sealed interface Seen {
    /** It may be signed, and is the last now. */
    record Consistent(Checkpoint checkpoint) implements Seen {}

    /** It must not be signed; if history was rewritten, this note is the evidence. */
    record Refused(String why) implements Seen {}
  }

  /**
   * Looks at a checkpoint.
   *
   * @param proof from the last checkpoint's size to this one's; not asked for by the first
   */
  public Seen look(Note note, @Nullable ConsistencyProof proof) {
    if (!note.signedBy(log)) {
      return new Seen.Refused("it is not signed by " + log.name());
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      return new Seen.Refused(String.valueOf(e.getMessage()));
    }
    return last == null ? new Seen.Consistent(checkpoint) : compare(last, checkpoint, proof);
  }

  private static Seen compare(
      Checkpoint last, Checkpoint checkpoint, @Nullable ConsistencyProof proof) {
    if (!checkpoint.origin().equals(last.origin())) {
      return new Seen.Refused(
          "it is of %s, not of %s".formatted(checkpoint.origin(), last.origin()));
    }
    if (checkpoint.size() < last.size()) {
      return new Seen.Refused(
          "it has %d leaves, fewer than the %d that were seen"
              .formatted(checkpoint.size(), last.size()));
    }
    if (checkpoint.size() == last.size()) {
      return checkpoint.equals(last)
          ? new Seen.Consistent(checkpoint)
          : new Seen.Refused("two checkpoints of %d leaves differ".formatted(last.size()));
    }
    if (proof == null || proof.from() != last.size() || proof.to() != checkpoint.size()) {
      return new Seen.Refused(
          "it needs a proof from %d to %d leaves".formatted(last.size(), checkpoint.size()));
    }
    return proof.proves(last.root(), checkpoint.root())
        ? new Seen.Consistent(checkpoint)
        : new Seen.Refused(
            "history was rewritten: the tree of %d leaves does not begin the one of %d"
                .formatted(last.size(), checkpoint.size()));
  }
}
