package org.slaledger.soak.fault;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slaledger.soak.fault.Struck.Outcome;

/**
 * A fault that was carried out, and what it took.
 *
 * @param from when it began
 * @param over when the harm itself was over
 * @param works when the part worked again, or was hit by the next fault, or was waited for no more
 */
public record Harmed(Fault fault, Instant from, Instant over, Instant works) {
  /** Of those faults that were carried out. */
  public static List<Harmed> of(List<Struck> struck) {
    return struck.stream()
        .filter(one -> !(one.outcome() instanceof Outcome.Skipped))
        .map(one -> new Harmed(one.strike().fault(), one.at(), one.until(), works(one, struck)))
        .toList();
  }

  private static Instant works(Struck one, List<Struck> struck) {
    return switch (one.outcome()) {
      case Outcome.Recovered(var after) -> one.until().plus(after);
      case Outcome.NotRecovered(var within) -> one.until().plus(within);
      case Outcome.Skipped skipped -> one.until();
      case Outcome.Overtaken overtaken -> next(one, struck);
    };
  }

  private static Instant next(Struck one, List<Struck> struck) {
    var target = one.strike().fault().target();
    return struck.stream()
        .filter(other -> other.strike().fault().target().equals(target))
        .map(Struck::at)
        .filter(at -> at.isAfter(one.until()))
        .min(Comparator.naturalOrder())
        .orElse(one.until());
  }
}
