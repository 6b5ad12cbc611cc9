package org.slaledger.rules.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.time.Interval;

/**
 * Writes the account: cuts the interval wherever anything changes and gives each piece its fate.
 */
final class Bookkeeping {
  private final Ground ground;
  private final Verdict verdict;
  private final List<Account.Entry> entries = new ArrayList<>();
  private @Nullable Run run;

  Bookkeeping(Ground ground, Verdict verdict) {
    this.ground = ground;
    this.verdict = verdict;
  }

  /** Neighbours of one fate, collected before they become one entry. */
  private record Run(Instant from, Instant to, State observed, Fate fate, TreeSet<String> refs) {
    Account.Entry entry() {
      return new Account.Entry(new Interval(from, to), observed, fate, List.copyOf(refs));
    }
  }

  Account account() {
    List<Instant> edges = List.copyOf(edges());
    int cut = 0;
    for (Observed piece : ground.timeline().over(ground.interval()).pieces()) {
      while (edges.get(cut).isBefore(piece.interval().to())) {
        add(piece, new Interval(edges.get(cut), edges.get(cut + 1)));
        cut++;
      }
    }
    close();
    return new Account(ground.interval(), entries);
  }

  private TreeSet<Instant> edges() {
    TreeSet<Instant> edges = new TreeSet<>();
    List<Interval> parts = new ArrayList<>(verdict.counted().parts());
    ground.timeline().over(ground.interval()).pieces().forEach(p -> parts.add(p.interval()));
    ground.holding().forEach(exclusion -> parts.add(exclusion.interval()));
    verdict.forgiven().forEach(pardon -> parts.addAll(pardon.times().parts()));
    for (Interval part : parts) {
      Interval inside = part.intersect(ground.interval());
      if (!inside.isEmpty()) {
        edges.add(inside.from());
        edges.add(inside.to());
      }
    }
    return edges;
  }

  private void add(Observed piece, Interval cut) {
    List<Exclusion> exclusions =
        ground.holding().stream().filter(e -> e.interval().contains(cut.from())).toList();
    Fate fate = fate(piece.state(), cut.from(), exclusions);
    Run last = run;
    if (last == null || !last.fate().equals(fate) || !last.observed().equals(piece.state())) {
      close();
      last = new Run(cut.from(), cut.to(), piece.state(), fate, new TreeSet<>());
    }
    last.refs().addAll(piece.refs());
    if (fate instanceof Fate.Excluded) {
      exclusions.stream().map(Exclusion::reference).forEach(last.refs()::add);
    }
    run = new Run(last.from(), cut.to(), last.observed(), fate, last.refs());
  }

  private void close() {
    if (run != null) {
      entries.add(run.entry());
    }
    run = null;
  }

  private Fate fate(State state, Instant at, List<Exclusion> exclusions) {
    if (verdict.counted().contains(at)) {
      return new Fate.Counted();
    }
    boolean failed = ground.errorRate(state).signum() > 0;
    boolean removable = ground.terms().excludedTime() == ExcludedTime.REMOVED;
    if (!exclusions.isEmpty() && (failed || removable)) {
      Exclusion first = exclusions.getFirst();
      return new Fate.Excluded(first.category(), first.reference());
    }
    if (failed) {
      return new Fate.Forgiven(pardon(at).orElseThrow().rule());
    }
    return state.equals(State.UNOBSERVED) ? new Fate.Unobserved() : new Fate.Up();
  }

  private Optional<Verdict.Pardon> pardon(Instant at) {
    return verdict.forgiven().stream().filter(rule -> rule.times().contains(at)).findFirst();
  }
}
