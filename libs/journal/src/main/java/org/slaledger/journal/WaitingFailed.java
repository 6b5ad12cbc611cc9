package org.slaledger.journal;

/**
 * An event that waited can't be taken in, for a reason of its own; the transaction is lost with it.
 * Who tries again says which one it was: then it is parked, and what stands before it is kept.
 */
final class WaitingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TakenEvents.Place place;

  WaitingFailed(TakenEvents.Place place, Throwable cause) {
    super(cause.toString(), cause);
    this.place = place;
  }

  TakenEvents.Place place() {
    return place;
  }
}
