package org.slaledger.journal;

/** A rebuild can't go on; the message is for operators. */
final class RebuildFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RebuildFailed(String message) {
    super(message);
  }
}
