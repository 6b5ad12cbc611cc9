package org.slaledger.credit.domain.dryrun;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ResponseReport.State;
import org.slaledger.credit.domain.statement.Statement;

/**
 * What a customer's recorded history came to, beside what it would have come to under other terms.
 *
 * @param agreements whose place the other terms take, in the order of their names: the one that is
 *     named, and those that promised one of the services; empty where there is none
 * @param from since when the other terms are taken to hold: where a period of theirs begins
 * @param to up to when history reaches
 * @param periods in the order of their names; those of both terms that have the same stand together
 * @param breaches the runs of clocks that were breached or would have been, in the order of starts
 */
public record DryRun(
    List<AgreementId> agreements,
    CustomerId customer,
    Instant from,
    Instant to,
    Owed owed,
    List<Period> periods,
    List<Breach> breaches) {
  /** Keeps copies. */
  public DryRun {
    agreements = List.copyOf(agreements);
    periods = List.copyOf(periods);
    breaches = List.copyOf(breaches);
  }

  /** What all periods came to, and would have come to, by currency. */
  public record Owed(Map<String, BigDecimal> was, Map<String, BigDecimal> wouldBe) {}

  /**
   * One period.
   *
   * @param name such as {@code 2026-10} or {@code 2026-Q4}
   * @param was under each agreement that promised something in it
   * @param wouldBe null where the other terms know no such period
   */
  public record Period(String name, List<Sum> was, @Nullable Sum wouldBe) {
    /** Keeps a copy. */
    public Period {
      was = List.copyOf(was);
    }
  }

  /**
   * What one period came to.
   *
   * @param statement as it was issued, else as of now
   * @param issued whether it was given out
   * @param clocks that started within it, by kind
   */
  public record Sum(Statement statement, boolean issued, Map<ClockKind, Kept> clocks) {}

  /** How many clocks were met, were breached, and go on in time. */
  public record Kept(int met, int breached, int open) {
    /** Of no clock. */
    public static final Kept NONE = new Kept(0, 0, 0);

    Kept plus(State state) {
      return switch (state) {
        case MET -> new Kept(met + 1, breached, open);
        case BREACHED -> new Kept(met, breached + 1, open);
        case OPEN -> new Kept(met, breached, open + 1);
      };
    }
  }

  /**
   * A run of a ticket's clock that was breached, or would have been.
   *
   * @param was null where nothing was promised
   * @param wouldBe null where nothing would have been
   */
  public record Breach(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      @Nullable Clock was,
      @Nullable Clock wouldBe) {}
}
