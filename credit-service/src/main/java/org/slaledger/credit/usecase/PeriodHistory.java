package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Sql;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.BeyondFrozenZone;

/** What the journal knows of a period: its terms, and what came of its statement. */
@ApplicationScoped
public class PeriodHistory {
  /** Issuing and deciding on exclusions wait for one another, so that neither misses the other. */
  private static final Sql LOCK =
      new Sql("SELECT pg_advisory_xact_lock(hashtextextended('statement ' || $1, 0))");

  private final Journal journal;
  private final InstantSource time;

  PeriodHistory(Journal journal, InstantSource time) {
    this.journal = journal;
    this.time = time;
  }

  /** What came of a statement, and at which version its stream is. */
  record Life(StatementLife life, long version) {}

  /** From then on to the transaction's end nobody else writes about the period. */
  Uni<Life> locked(SqlConnection tx, AgreementId agreement, String period) {
    return LOCK.list(tx, row -> row, agreement + ":" + period)
        .chain(() -> life(tx, agreement, period));
  }

  /** As it stands; nothing for what can be no period. */
  Uni<Life> life(SqlConnection tx, AgreementId agreement, String period) {
    return period.matches("[0-9Q-]{1,10}")
        ? journal
            .history(tx, StatementLife.stream(agreement, period))
            .map(history -> new Life(StatementLife.of(envelopes(history)), history.version()))
        : Uni.createFrom().item(new Life(StatementLife.NONE, 0));
  }

  /** The terms of the period that holds an instant. */
  Uni<Checked<PeriodTerms>> terms(SqlConnection tx, AgreementId agreement, Instant within) {
    return journal
        .history(tx, agreement.stream())
        .map(
            history ->
                period(history, within)
                    .map(period -> terms(agreement, period, history))
                    .orElseGet(
                        () ->
                            Checked.refused(
                                "from",
                                "nothing was agreed at " + within,
                                "an instant at which the agreement's terms hold")));
  }

  /** The terms of a period. */
  Uni<Checked<PeriodTerms>> terms(SqlConnection tx, AgreementId agreement, String period) {
    return journal
        .history(tx, agreement.stream())
        .map(history -> terms(agreement, period, history));
  }

  private Checked<PeriodTerms> terms(AgreementId agreement, String period, History history) {
    return StatementFold.terms(
        Question.asOf(agreement, period, time.instant()), envelopes(history));
  }

  private static Optional<String> period(History history, Instant within) {
    try {
      return new AvailabilityInForce(Agreement.of(history.data()))
          .at(within)
          .map(held -> held.period().name());
    } catch (BeyondFrozenZone none) {
      return Optional.empty();
    }
  }

  static List<Envelope> envelopes(History history) {
    return history.events().stream().map(Recorded::envelope).toList();
  }

  /** What the rules refuse, as a command's refusal. */
  static Outcome refused(Checked.Refused<?> no) {
    return new Outcome.Refused(
        Decision.Ground.INPUT,
        no.problems().stream()
            .map(it -> new Violation(it.field(), it.message(), it.allowed()))
            .toList());
  }
}
