package org.slaledger.conformance;

/** A file, or a place in it, that can't be read; the message says where and why. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
