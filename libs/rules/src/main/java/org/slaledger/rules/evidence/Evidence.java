package org.slaledger.rules.evidence;

import java.time.Instant;
import org.slaledger.rules.time.Interval;

/** What was recorded about one point from one location. Equal facts are one fact. */
public sealed interface Evidence {

  /** What says so, opaque: the id of an event, say. */
  String ref();

  /** The time of which it tells; empty for a probe, which tells of an instant. */
  default Interval time() {
    return switch (this) {
      case Failed probe -> new Interval(probe.at(), probe.at());
      case Recovered probe -> new Interval(probe.at(), probe.at());
      case Covered covered -> covered.interval();
      case Missed missed -> missed.interval();
    };
  }

  /**
   * A probe that started at an instant failed.
   *
   * @param check which of several checks of the point; empty where there is but one
   */
  record Failed(Instant at, String check, String ref) implements Evidence {
    /** Of the only check. */
    public Failed(Instant at, String ref) {
      this(at, "", ref);
    }
  }

  /**
   * A probe that started at an instant succeeded, after one or more that failed.
   *
   * @param check which of several checks of the point; empty where there is but one
   */
  record Recovered(Instant at, String check, String ref) implements Evidence {
    /** Of the only check. */
    public Recovered(Instant at, String ref) {
      this(at, "", ref);
    }
  }

  /** Somebody measured all that time, from inclusive, to exclusive. */
  record Covered(Instant from, Instant to, String ref) implements Evidence {
    public Covered {
      new Interval(from, to);
    }

    Interval interval() {
      return new Interval(from, to);
    }
  }

  /**
   * Nobody measured all that time, from inclusive, to exclusive.
   *
   * @param why for people
   */
  record Missed(Instant from, Instant to, String why, String ref) implements Evidence {
    public Missed {
      new Interval(from, to);
    }

    Interval interval() {
      return new Interval(from, to);
    }
  }
}
