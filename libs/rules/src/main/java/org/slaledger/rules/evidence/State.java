package org.slaledger.rules.evidence;

import org.slaledger.rules.Fraction;

/** What was observed of a service. At every instant it is exactly one of these. */
public sealed interface State {
  State UP = new Up();
  State DOWN = new Down();
  State UNOBSERVED = new Unobserved();

  /** It worked. */
  record Up() implements State {}

  /** It did not work. */
  record Down() implements State {}

  /**
   * It worked for some.
   *
   * @param errorRate the share that failed, 0 to 1
   */
  record Degraded(Fraction errorRate) implements State {
    public Degraded {
      if (errorRate.signum() < 0 || errorRate.compareTo(Fraction.ONE) > 0) {
        throw new IllegalArgumentException("an error rate is 0 to 1: " + errorRate);
      }
    }
  }

  /** Nobody measured. */
  record Unobserved() implements State {}

  /**
   * Which of two that were seen at the same instant holds: DOWN beats DEGRADED beats UNOBSERVED
   * beats UP, and of two DEGRADED the higher rate.
   */
  default boolean beats(State other) {
    if (this instanceof Degraded(Fraction mine) && other instanceof Degraded(Fraction theirs)) {
      return mine.compareTo(theirs) > 0;
    }
    return rank() > other.rank();
  }

  private int rank() {
    return switch (this) {
      case Up up -> 0;
      case Unobserved unobserved -> 1;
      case Degraded degraded -> 2;
      case Down down -> 3;
    };
  }
}
