package org.slaledger.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that sign a ledger one after the other, from one that is trusted on.
 *
 * <p>A key that was stolen can hand over, too. Who has seen a {@link Handover} believes no greater
 * checkpoint of the former key; who has not can't know of it.
 */
public final class KeyChain {
  private final VerifierKey trusted;
  private final List<Handover> handovers;

  private KeyChain(VerifierKey trusted, List<Handover> handovers) {
    this.trusted = trusted;
    this.handovers = handovers;
  }

  /** One key, which hands over to no other. */
  public static KeyChain of(VerifierKey trusted) {
    return of(trusted, List.of());
  }

  /**
   * A key and what followed it.
   *
   * @param handovers the first first; those from before the trusted key may be among them
   * @throws IllegalArgumentException if these are no hand-overs from each key to the next, at sizes
   *     that do not fall, or if the trusted key is none of theirs
   */
  public static KeyChain of(VerifierKey trusted, List<Note> handovers) {
    List<Handover> all = new ArrayList<>();
    List<VerifierKey> keys = new ArrayList<>();
    for (Note note : handovers) {
      Handover next = Handover.of(note);
      if (all.isEmpty()) {
        keys.add(next.from());
      } else {
        follows(all.getLast(), next);
      }
      if (keys.contains(next.to())) {
        throw new IllegalArgumentException(next.to() + " has handed over before");
      }
      keys.add(next.to());
      all.add(next);
    }
    int first = all.isEmpty() ? 0 : keys.indexOf(trusted);
    if (first < 0) {
      throw new IllegalArgumentException(
          "%s is none of the keys that hand over, the first of which is %s"
              .formatted(trusted, keys.getFirst()));
    }
    return new KeyChain(trusted, List.copyOf(all.subList(first, all.size())));
  }

  private static void follows(Handover before, Handover next) {
    if (!before.to().equals(next.from())) {
      throw new IllegalArgumentException(
          "%s hands over, and %s would have to".formatted(next.from(), before.to()));
    }
    if (before.size() > next.size()) {
      throw new IllegalArgumentException(
          "a hand-over at %d leaves follows one at %d".formatted(next.size(), before.size()));
    }
  }

  /** Which key has to have signed a checkpoint of a size. */
  public VerifierKey signerOf(long size) {
    VerifierKey signer = trusted;
    for (Handover each : handovers) {
      signer = size > each.size() ? each.to() : signer;
    }
    return signer;
  }
}
