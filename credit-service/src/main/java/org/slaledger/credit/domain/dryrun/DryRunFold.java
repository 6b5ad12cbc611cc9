package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import org.slaledger.credit.domain.dryrun.DryRun.Compared;
import org.slaledger.credit.domain.dryrun.DryRun.Period;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketClocks;
import org.slaledger.rules.Checked;

/**
 * Reckons a customer's recorded history twice, by the sums that make clocks and statements: under
 * what was signed, and with supposed terms in the place of one agreement's. Pure; evidence, tickets
 * and maintenance are the same, so what differs comes of the terms alone.
 */
public final class DryRunFold {
  private final Supposed supposed;
  private final AgreementId agreement;
  private final Instant now;
  private final RecordedHistory history;

  private DryRunFold(Supposed supposed, Collection<Envelope> events, Instant now) {
    this.supposed = supposed;
    this.agreement = supposed.proposed().agreement();
    this.now = now;
    this.history =
        new RecordedHistory(
            events.stream().filter(event -> !event.recordedTime().isAfter(now)).toList());
  }

  /**
   * From the events that {@link HistoryScope} holds; refused where the log does not allow the sums.
   *
   * @param now up to when history reaches: what was recorded by then
   */
  public static Checked<DryRun> of(Supposed supposed, Collection<Envelope> events, Instant now) {
    return new DryRunFold(supposed, events, now).compare();
  }

  private Checked<DryRun> compare() {
    List<JudgedClock> were = history.clocks(agreement);
    List<JudgedClock> wouldBe = supposedClocks();
    Sums sums = new Sums(supposed, history, now);
    SortedMap<String, Sum> before = sums.recorded(were);
    SortedMap<String, Sum> after = sums.supposed(wouldBe);
    return Checked.of(
        sums.problems(),
        () ->
            new DryRun(
                history.agreement(agreement).versions().isEmpty() ? null : agreement,
                terms().customer(),
                supposed.from(),
                now,
                new Compared<>(Sums.total(before.values()), Sums.total(after.values())),
                together(before, after),
                breaches(were, wouldBe)));
  }

  private Addendum terms() {
    return supposed.proposed().addendum();
  }

  private List<JudgedClock> supposedClocks() {
    List<SignedTerms> signed = new ArrayList<>(history.signedElsewhere(agreement));
    signed.addAll(ResponseInForce.signed(supposed.history()));
    return history.tickets(terms().customer()).stream()
        .map(family -> new TicketClocks(family, signed, history.calendars()))
        .flatMap(clocks -> Stream.of(ClockKind.values()).flatMap(it -> clocks.runs(it).stream()))
        .filter(run -> run.againstAt(now).terms().agreement().equals(agreement))
        .flatMap(run -> JudgedClock.of(run, now).stream())
        .toList();
  }

  private static List<Period> together(Map<String, Sum> were, Map<String, Sum> wouldBe) {
    TreeSet<String> names = new TreeSet<>(were.keySet());
    names.addAll(wouldBe.keySet());
    return names.stream()
        .map(name -> new Period(name, new Compared<>(were.get(name), wouldBe.get(name))))
        .toList();
  }

  private record Run(TicketId ticket, ClockKind kind, Instant startedAt) {
    static Run of(JudgedClock it) {
      return new Run(it.clock().ticket(), it.kind(), it.clock().startedAt());
    }
  }

  private List<Breach> breaches(List<JudgedClock> were, List<JudgedClock> wouldBe) {
    Map<Run, JudgedClock> before = byRun(were);
    Map<Run, JudgedClock> after = byRun(wouldBe);
    return Stream.concat(were.stream(), wouldBe.stream())
        .filter(JudgedClock::breached)
        .map(Run::of)
        .filter(run -> !run.startedAt().isBefore(supposed.from()))
        .distinct()
        .sorted(
            Comparator.comparing(Run::startedAt)
                .thenComparing(run -> run.ticket().value())
                .thenComparing(Run::kind))
        .map(
            run ->
                new Breach(
                    run.ticket(),
                    run.kind(),
                    run.startedAt(),
                    new Compared<>(clock(before.get(run)), clock(after.get(run)))))
        .toList();
  }

  private static Map<Run, JudgedClock> byRun(List<JudgedClock> clocks) {
    Map<Run, JudgedClock> byRun = new HashMap<>();
    clocks.forEach(clock -> byRun.put(Run.of(clock), clock));
    return byRun;
  }

  private static @Nullable Clock clock(@Nullable JudgedClock it) {
    return it == null ? null : it.clock();
  }
}
