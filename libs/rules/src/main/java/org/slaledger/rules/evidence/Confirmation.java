package org.slaledger.rules.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * The rule that makes probes of one point from one location into outages: so many failures with no
 * success between them confirm an outage. It began when the first of them started, and ends when
 * the first probe that succeeds starts. Failures at the same instant are one probe, told twice.
 * Where several checks of the point are told apart, each is judged by itself: the point is down
 * while any of them is.
 *
 * <p>Time counts as measured only where it was covered and not missed; the rest is unobserved,
 * before, within and after an outage alike, and an outage goes on behind it until a success.
 *
 * @param failures 1 or more
 */
record Confirmation(int failures) {
  Confirmation {
    if (failures < 1) {
      throw new IllegalArgumentException("at least one failure makes an outage: " + failures);
    }
  }

  /** A series of failures that was confirmed, with what confirmed and what ended it. */
  private record Outage(Interval interval, List<String> refs) {}

  /**
   * The point's states over an interval. The evidence may lie outside of it: what lies before tells
   * of outages that began earlier. The order in which it comes changes nothing.
   */
  Timeline timeline(Collection<? extends Evidence> evidence, Interval interval) {
    List<Evidence> facts = List.copyOf(new LinkedHashSet<>(evidence));
    List<Observed> seen = new ArrayList<>();
    Intervals missed = missed(facts);
    for (Evidence fact : facts) {
      switch (fact) {
        case Evidence.Covered covered -> seen.addAll(up(covered, missed));
        case Evidence.Missed gap ->
            seen.add(new Observed(gap.interval(), State.UNOBSERVED, List.of(gap.ref())));
        case Evidence.Failed probe -> {}
        case Evidence.Recovered probe -> {}
      }
    }
    Intervals measured =
        Intervals.of(
            seen.stream().filter(s -> s.state().equals(State.UP)).map(Observed::interval).toList());
    outages(facts, interval.to()).forEach(outage -> seen.addAll(down(outage, measured)));
    return Timeline.of(interval, State.UNOBSERVED, seen);
  }

  static Intervals missed(Collection<? extends Evidence> facts) {
    return Intervals.of(
        facts.stream()
            .filter(Evidence.Missed.class::isInstance)
            .map(fact -> ((Evidence.Missed) fact).interval())
            .toList());
  }

  private static List<Observed> up(Evidence.Covered covered, Intervals missed) {
    return Intervals.of(covered.interval()).minus(missed).parts().stream()
        .map(part -> new Observed(part, State.UP, List.of(covered.ref())))
        .toList();
  }

  private static List<Observed> down(Outage outage, Intervals measured) {
    return measured.within(outage.interval()).parts().stream()
        .map(part -> new Observed(part, State.DOWN, outage.refs()))
        .toList();
  }

  private List<Outage> outages(List<Evidence> facts, Instant end) {
    return probes(facts).stream()
        .collect(Collectors.groupingBy(Confirmation::check))
        .values()
        .stream()
        .flatMap(probes -> ofOneCheck(probes, end).stream())
        .toList();
  }

  private List<Outage> ofOneCheck(List<Evidence> probes, Instant end) {
    List<Outage> found = new ArrayList<>();
    List<Evidence.Failed> series = new ArrayList<>();
    for (Evidence fact : probes) {
      if (fact instanceof Evidence.Failed failed) {
        if (series.isEmpty() || !series.getLast().at().equals(failed.at())) {
          series.add(failed);
        }
      } else if (fact instanceof Evidence.Recovered(Instant at, String check, String ref)) {
        confirmed(series, at, Stream.of(ref)).ifPresent(found::add);
        series.clear();
      }
    }
    confirmed(series, end, Stream.of()).ifPresent(found::add);
    return found;
  }

  private Optional<Outage> confirmed(
      List<Evidence.Failed> series, Instant end, Stream<String> recovery) {
    if (series.size() < failures || end.isBefore(series.getFirst().at())) {
      return Optional.empty();
    }
    Stream<String> cause = series.stream().limit(failures).map(Evidence.Failed::ref);
    return Optional.of(
        new Outage(
            new Interval(series.getFirst().at(), end), Stream.concat(cause, recovery).toList()));
  }

  /** At the same instant a success comes first, so that a tie leaves the point down. */
  private static List<Evidence> probes(List<Evidence> facts) {
    return facts.stream()
        .filter(fact -> fact instanceof Evidence.Failed || fact instanceof Evidence.Recovered)
        .sorted(
            Comparator.comparing((Evidence fact) -> fact.time().from())
                .thenComparing(fact -> fact instanceof Evidence.Failed)
                .thenComparing(Evidence::ref))
        .toList();
  }

  private static String check(Evidence fact) {
    return switch (fact) {
      case Evidence.Failed failed -> failed.check();
      case Evidence.Recovered recovered -> recovered.check();
      case Evidence.Covered covered -> "";
      case Evidence.Missed missed -> "";
    };
  }
}
