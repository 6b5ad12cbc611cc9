package org.slaledger.journal;

/** Whether a stream of the log is taken in, or why it stands still. */
public enum StreamState {
  FLOWING,
  /** Something stands before the next event that has not arrived. */
  GAP,
  /** The next event can't be read or taken in. */
  PARKED,
  /** Other bytes came under a version that was taken in: somebody rewrote history. */
  FORKED
}
