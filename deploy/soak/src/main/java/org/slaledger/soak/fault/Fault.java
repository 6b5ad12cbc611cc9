package org.slaledger.soak.fault;

import java.time.Duration;

/** Harm that is done to one part. */
public sealed interface Fault {
  /** The part's name. */
  String target();

  /** What is done, in a word for tables. */
  String kind();

  /** How long it is done; zero for what is over at once. */
  default Duration lasts() {
    return Duration.ZERO;
  }

  /** {@code kill -9}. */
  record Kill(String target) implements Fault {
    @Override
    public String kind() {
      return "kill -9";
    }
  }

  /** {@code SIGSTOP}, and {@code SIGCONT} after a while. */
  record Freeze(String target, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "freeze";
    }
  }

  /** An end in order; it is started again. */
  record Restart(String target) implements Fault {
    @Override
    public String kind() {
      return "restart";
    }
  }

  /** No room on its disk for a while. */
  record FullDisk(String target, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "full disk";
    }
  }

  /** Its wall clock is off by some seconds for a while. */
  record StepClock(String target, Duration offset, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "clock step";
    }
  }
}
