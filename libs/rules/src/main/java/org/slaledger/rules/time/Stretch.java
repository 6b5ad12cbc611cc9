package org.slaledger.rules.time;

/** A piece of a clock's run and whether it counted. */
public record Stretch(Interval interval, Kind kind) {

  /** Why time counted or not. */
  public enum Kind {
    /** Open and not paused. */
    COUNTED,
    /** Outside hours, paused or not: a pause takes away only time that would have counted. */
    CLOSED,
    /** Open, but paused. */
    PAUSED
  }
}
