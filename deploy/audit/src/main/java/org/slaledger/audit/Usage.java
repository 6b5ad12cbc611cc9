package org.slaledger.audit;

/** The words of a command are not what it takes. */
final class Usage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Usage(String message) {
    super(message);
  }
}
