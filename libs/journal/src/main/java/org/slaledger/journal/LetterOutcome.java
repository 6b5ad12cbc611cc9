package org.slaledger.journal;

/** What came of an operator's wish about a dead letter. */
public sealed interface LetterOutcome {
  /** It is settled now. */
  record Settled(LetterState state) implements LetterOutcome {}

  /** It was handled again and still can't be used. */
  record StillDead(String reason) implements LetterOutcome {}

  /** There is no such letter. */
  record Unknown() implements LetterOutcome {}

  /** It was settled before; nothing was done. */
  record Wrong(LetterState state) implements LetterOutcome {}

  /** Kafka does not hand its bytes out right now; nothing was done. */
  record OutOfReach() implements LetterOutcome {}
}
