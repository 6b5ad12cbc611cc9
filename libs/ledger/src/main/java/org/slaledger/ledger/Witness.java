package org.slaledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a witness does: it keeps the last checkpoint that it signed, and signs another only when the
 * former tree is the beginning of the new one.
 *
 * @param keys of the log; after the key that was trusted first what it was told to have handed over
 *     to
 * @param last what was signed last, as it was seen; null before the first
 */
public record Witness(KeyChain keys, @Nullable Note last) {
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
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      return new Seen.Refused(String.valueOf(e.getMessage()));
    }
    VerifierKey signer = keys.signerOf(checkpoint.size());
    if (!note.signedBy(signer)) {
      return new Seen.Refused("it is not signed by " + signer);
    }
    return last == null ? new Seen.Consistent(checkpoint) : compare(last, checkpoint, proof);
  }

  private Seen compare(Note seen, Checkpoint checkpoint, @Nullable ConsistencyProof proof) {
    Checkpoint before = Checkpoint.parse(seen.text());
    VerifierKey signer = keys.signerOf(before.size());
    // a hand-over that was seen is not told of any more, or is said to have been another
    return seen.signedBy(signer)
        ? compare(before, checkpoint, proof)
        : new Seen.Refused(
            "the one of %d leaves that was seen is not signed by %s, as it would have to be"
                .formatted(before.size(), signer));
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
