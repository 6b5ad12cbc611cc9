package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.ResponseInForce;
import org.slaledger.credit.domain.dryrun.DryRun.Breach;
import org.slaledger.credit.domain.dryrun.DryRun.Owed;
import org.slaledger.credit.domain.dryrun.DryRun.Period;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketClocks;
import org.slaledger.rules.Checked;

/**
 * Reckons a customer's recorded history twice, by the sums that make clocks and statements: under
 * what was signed, and with supposed terms in the place of the agreements that promised the same
 * services. Pure; evidence, tickets and maintenance are the same, so what differs comes of the
 * terms alone.
 */
public final class DryRunFold {
  private final Instant now;
  private final RecordedHistory history;
  private final List<AgreementId> replaced;
  private final Sums sums;
  private final Supposed supposed;

  private DryRunFold(Supposed asked, Collection<Envelope> events, Instant now) {
    List<Envelope> recorded =
        events.stream().filter(event -> !event.recordedTime().isAfter(now)).toList();
    this.now = now;
    this.history = new RecordedHistory(recorded);
    this.replaced = Replaced.of(asked.proposed(), recorded).agreements();
    this.sums = new Sums(history, now);
    this.supposed = asked.since(begin(asked.from()));
  }

  /**
   * From the events that {@link HistoryScope} holds; refused where the log does not allow the sums.
   * Where a period under signed terms began earlier, both sums begin there.
   *
   * @param now up to when history reaches: what was recorded by then
   */
  public static Checked<DryRun> of(Supposed supposed, Collection<Envelope> events, Instant now) {
    return new DryRunFold(supposed, events, now).compare();
  }

  /** Of all periods that reach so far the earliest begin. */
  private Instant begin(Instant from) {
    return replaced.stream()
        .flatMap(it -> sums.held(history.agreement(it), from).stream().limit(1))
        .map(held -> held.period().interval().from())
        .reduce(from, (a, b) -> a.isBefore(b) ? a : b);
  }

  private Checked<DryRun> compare() {
    List<JudgedClock> were =
        replaced.stream()
            .flatMap(it -> history.clocks(it).stream())
            .filter(it -> !it.clock().startedAt().isBefore(supposed.from()))
            .toList();
    List<JudgedClock> wouldBe = supposedClocks();
    List<Sum> before =
        replaced.stream().flatMap(it -> sums.recorded(it, supposed.from()).stream()).toList();
    List<Sum> after = sums.supposed(supposed, replaced, wouldBe);
    return Checked.of(
        sums.problems(),
        () ->
            new DryRun(
                replaced,
                terms().customer(),
                supposed.from(),
                now,
                new Owed(Sums.total(before), Sums.total(after)),
                periods(before, after),
                breaches(were, wouldBe)));
  }

  private Addendum terms() {
    return supposed.proposed().addendum();
  }

  private List<JudgedClock> supposedClocks() {
    AgreementId agreement = supposed.proposed().agreement();
    List<SignedTerms> signed = new ArrayList<>(history.signedElsewhere(replaced));
    signed.addAll(ResponseInForce.signed(supposed.history()));
    Calendars calendars = history.calendars();
    return history.tickets(terms().customer()).stream()
        .map(family -> new TicketClocks(family, signed, calendars))
        .flatMap(clocks -> Stream.of(ClockKind.values()).flatMap(it -> clocks.runs(it).stream()))
        .filter(run -> !run.run().startedAt().isBefore(supposed.from()))
        .filter(run -> run.againstAt(now).terms().agreement().equals(agreement))
        .flatMap(run -> JudgedClock.of(run, now).stream())
        .toList();
  }

  private static List<Period> periods(Collection<Sum> before, Collection<Sum> after) {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(before, after).flatMap(Collection::stream).map(DryRunFold::name).forEach(names::add);
    return names.stream()
        .map(
            name ->
                new Period(
                    name,
                    before.stream().filter(sum -> name(sum).equals(name)).toList(),
                    after.stream().filter(sum -> name(sum).equals(name)).findFirst().orElse(null)))
        .toList();
  }

  private static String name(Sum sum) {
    return sum.statement().period();
  }

  private record Run(TicketId ticket, ClockKind kind, Instant startedAt) {
    static Run of(JudgedClock it) {
      return new Run(it.clock().ticket(), it.kind(), it.clock().startedAt());
    }
  }

  private static List<Breach> breaches(List<JudgedClock> were, List<JudgedClock> wouldBe) {
    Map<Run, Clock> before = byRun(were);
    Map<Run, Clock> after = byRun(wouldBe);
    return Stream.concat(were.stream(), wouldBe.stream())
        .filter(JudgedClock::breached)
        .map(Run::of)
        .distinct()
        .sorted(
            Comparator.comparing(Run::startedAt)
                .thenComparing(run -> run.ticket().value())
                .thenComparing(Run::kind))
        .map(run -> breach(run, before.get(run), after.get(run)))
        .toList();
  }

  private static Breach breach(Run run, @Nullable Clock was, @Nullable Clock wouldBe) {
    return new Breach(run.ticket(), run.kind(), run.startedAt(), was, wouldBe);
  }

  private static Map<Run, Clock> byRun(List<JudgedClock> clocks) {
    Map<Run, Clock> byRun = new HashMap<>();
    clocks.forEach(it -> byRun.put(Run.of(it), it.clock()));
    return byRun;
  }
}
