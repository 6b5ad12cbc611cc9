package org.slaledger.journal.seal;

/** Somebody else made the key at the same moment; deciding again takes theirs. */
public final class KeyTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyTaken(String key) {
    super(key + " was made by somebody else");
  }
}
