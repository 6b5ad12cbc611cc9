package org.slaledger.local.demo;

/** A step of the story was not seen to happen. */
final class NotSeen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSeen(String what) {
    super(what);
  }
}
