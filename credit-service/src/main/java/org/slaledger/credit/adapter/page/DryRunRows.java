package org.slaledger.credit.adapter.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.credit.domain.dryrun.DryRun.Kept;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.Statement;

/**
 * A dry run line by line: what is looked at, as it was and as it would have been.
 *
 * @param was what all periods came to
 * @param wouldBe what they would have come to
 */
public record DryRunRows(String was, String wouldBe, List<Period> periods) {
  /** The lines of one period. */
  public record Period(String name, boolean running, List<Line> lines) {}

  /**
   * One line.
   *
   * @param was null where there was none
   * @param wouldBe null where there would be none
   */
  public record Line(String what, @Nullable String was, @Nullable String wouldBe) {
    /** Whether the terms make a difference. */
    public boolean differs() {
      return !Objects.equals(was, wouldBe);
    }
  }

  static DryRunRows of(DryRun run) {
    return new DryRunRows(
        money(run.owed().was()),
        money(run.owed().wouldBe()),
        run.periods().stream().map(DryRunRows::period).toList());
  }

  /** Such as {@code 120.00 EUR}; several currencies side by side. */
  private static String money(Map<String, BigDecimal> amounts) {
    return amounts.isEmpty()
        ? "nothing was promised"
        : amounts.entrySet().stream()
            .map(amount -> amount.getValue() + " " + amount.getKey())
            .collect(Collectors.joining(", "));
  }

  private static Period period(DryRun.Period it) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("owed in all", it, DryRunRows::owed));
    for (String service : services(it)) {
      lines.add(line(service, it, sum -> service(sum, service)));
    }
    for (ClockKind kind : ClockKind.values()) {
      if (both(it).anyMatch(sum -> sum.clocks().containsKey(kind))) {
        lines.add(line(Shown.word(kind) + " clocks", it, sum -> kept(sum, kind)));
      }
    }
    if (both(it).anyMatch(sum -> sum.statement().responseCredit() != null)) {
      lines.add(line("late responses", it, DryRunRows::late));
    }
    boolean running = both(it).anyMatch(sum -> sum.statement().state() == Statement.State.RUNNING);
    return new Period(it.name(), running, lines);
  }

  /** Where several agreements held in a period, what was under each. */
  private static Line line(String what, DryRun.Period it, Function<Sum, @Nullable String> words) {
    String was =
        it.was().stream()
            .flatMap(sum -> Stream.ofNullable(words.apply(sum)))
            .collect(Collectors.joining("; "));
    Sum wouldBe = it.wouldBe();
    return new Line(
        what, was.isEmpty() ? null : was, wouldBe == null ? null : words.apply(wouldBe));
  }

  private static Stream<Sum> both(DryRun.Period it) {
    return Stream.concat(it.was().stream(), Stream.ofNullable(it.wouldBe()));
  }

  private static Set<String> services(DryRun.Period it) {
    return both(it)
        .flatMap(sum -> sum.statement().services().stream())
        .map(ServiceStatement::service)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String owed(Sum sum) {
    return sum.statement().credit() + " " + sum.statement().currency();
  }

  private static @Nullable String service(Sum sum, String name) {
    return sum.statement().services().stream()
        .filter(service -> service.service().equals(name))
        .findFirst()
        .map(
            it ->
                "%s of %s %% promised; %s %s"
                    .formatted(
                        it.availability() == null ? "none" : it.availability() + " %",
                        it.promised().objective(),
                        it.creditAmount(),
                        sum.statement().currency()))
        .orElse(null);
  }

  private static String kept(Sum sum, ClockKind kind) {
    Kept kept = sum.clocks().getOrDefault(kind, Kept.NONE);
    return "%d met, %d breached, %d open".formatted(kept.met(), kept.breached(), kept.open());
  }

  private static @Nullable String late(Sum sum) {
    var late = sum.statement().responseCredit();
    return late == null ? null : late.amount() + " " + sum.statement().currency();
  }
}
