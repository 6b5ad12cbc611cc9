package org.slaledger.credit.adapter.page;

import java.math.BigDecimal;
import java.time.Instant;
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
import org.slaledger.contract.TicketId;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.credit.domain.dryrun.DryRun.Compared;
import org.slaledger.credit.domain.dryrun.DryRun.Kept;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ServiceStatement;

/**
 * A dry run line by line: what is looked at, as it was and as it would have been.
 *
 * @param was what all periods came to
 * @param wouldBe what they would have come to
 */
public record DryRunRows(String was, String wouldBe, List<Period> periods, List<Breach> breaches) {
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

  /** A clock that was breached, or would have been. */
  public record Breach(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      @Nullable Clock was,
      @Nullable Clock wouldBe) {
    static Breach of(DryRun.Breach it) {
      return new Breach(
          it.ticket(), it.kind(), it.startedAt(), it.clocks().was(), it.clocks().wouldBe());
    }
  }

  static DryRunRows of(DryRun run) {
    return new DryRunRows(
        money(run.owed().was()),
        money(run.owed().wouldBe()),
        run.periods().stream().map(DryRunRows::period).toList(),
        run.breaches().stream().map(Breach::of).toList());
  }

  /** Such as {@code 120.00 EUR}; several currencies side by side. */
  private static String money(@Nullable Map<String, BigDecimal> amounts) {
    return amounts == null || amounts.isEmpty()
        ? "nothing was promised"
        : amounts.entrySet().stream()
            .map(amount -> amount.getValue() + " " + amount.getKey())
            .collect(Collectors.joining(", "));
  }

  private static Period period(DryRun.Period it) {
    Compared<Sum> sums = it.sums();
    List<Line> lines = new ArrayList<>();
    lines.add(line("owed in all", sums, DryRunRows::owed));
    for (String service : services(sums)) {
      lines.add(line(service, sums, sum -> service(sum, service)));
    }
    for (ClockKind kind : ClockKind.values()) {
      if (both(sums).anyMatch(sum -> sum.clocks().containsKey(kind))) {
        lines.add(line(Shown.word(kind) + " clocks", sums, sum -> kept(sum, kind)));
      }
    }
    if (both(sums).anyMatch(sum -> sum.statement().responseCredit() != null)) {
      lines.add(line("late responses", sums, DryRunRows::late));
    }
    boolean running = both(sums).anyMatch(sum -> sum.statement().state().name().equals("RUNNING"));
    return new Period(it.name(), running, lines);
  }

  private static Line line(String what, Compared<Sum> sums, Function<Sum, @Nullable String> words) {
    Sum was = sums.was();
    Sum wouldBe = sums.wouldBe();
    return new Line(
        what, was == null ? null : words.apply(was), wouldBe == null ? null : words.apply(wouldBe));
  }

  private static Stream<Sum> both(Compared<Sum> sums) {
    return Stream.of(sums.was(), sums.wouldBe()).filter(Objects::nonNull).map(sum -> sum);
  }

  private static Set<String> services(Compared<Sum> sums) {
    return both(sums)
        .flatMap(sum -> sum.statement().services().stream())
        .map(ServiceStatement::service)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String owed(Sum sum) {
    return sum.statement().credit()
        + " "
        + sum.statement().currency()
        + (sum.issued() ? ", as issued" : "");
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
