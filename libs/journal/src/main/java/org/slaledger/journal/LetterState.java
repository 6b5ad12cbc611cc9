package org.slaledger.journal;

/** What became of a dead letter. */
public enum LetterState {
  OPEN,
  /** It was handled again, and could be used. */
  RETRIED,
  /** An operator said why it is not needed. */
  GIVEN_UP
}
