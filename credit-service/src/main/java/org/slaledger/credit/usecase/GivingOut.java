package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.life.LifeDecider;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.PeriodHistory.Life;
import org.slaledger.credit.view.CorrectionProposals;
import org.slaledger.credit.view.ExclusionView;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;

/**
 * Gives statements out: issued, corrected, their credit settled. What was decided on exclusions and
 * has not reached the log yet is waited for: a statement without it would be wrong the moment it is
 * issued.
 */
@ApplicationScoped
public class GivingOut {
  private final PeriodHistory periods;
  private final ExclusionView exclusions;
  private final CorrectionProposals proposals;
  private final Seal seal;
  private final NewIds ids;
  private final Writing writing;

  GivingOut(
      PeriodHistory periods,
      ExclusionView exclusions,
      CorrectionProposals proposals,
      Seal seal,
      NewIds ids,
      Writing writing) {
    this.periods = periods;
    this.exclusions = exclusions;
    this.proposals = proposals;
    this.seal = seal;
    this.ids = ids;
    this.writing = writing;
  }

  /** In the caller's transaction: gives a derived statement out. */
  public Uni<Outcome> issue(SqlConnection tx, Statement statement, Cause by) {
    return fresh(
        tx,
        statement,
        life -> write(tx, statement, life, LifeDecider.issue(life.life(), statement), by));
  }

  /**
   * In the caller's transaction: gives a further statement out.
   *
   * @param before the latest one, derived again
   * @param reason why, in somebody's words; null where none are needed
   */
  public Uni<Outcome> correct(
      SqlConnection tx, Statement before, Statement after, @Nullable String reason, Cause by) {
    return fresh(tx, after, life -> correct(tx, life, before, after, reason, by))
        .call(
            outcome ->
                outcome instanceof Outcome.Done
                    ? proposals.drop(tx, after.agreement(), after.period())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Outcome> correct(
      SqlConnection tx,
      Life life,
      Statement before,
      Statement after,
      @Nullable String reason,
      Cause by) {
    if (reason == null) {
      return write(tx, after, life, LifeDecider.correct(life.life(), before, after, null), by);
    }
    StreamId stream = StatementLife.stream(after.agreement(), after.period());
    Sealings sealings =
        new Sealings(stream, seal.fresh(new KeyName("correction/" + ids.correction())));
    Decision<StatementEvent> decision =
        LifeDecider.correct(life.life(), before, after, sealings.seal("reason", reason));
    return sealings.keep(tx).chain(() -> write(tx, after, life, decision, by));
  }

  /**
   * In the caller's transaction: what is granted is in the books.
   *
   * @param seen the version of the statement's stream that the caller knows
   */
  public Uni<Outcome> settle(
      SqlConnection tx,
      AgreementId agreement,
      String period,
      long seen,
      String reference,
      Cause by) {
    StreamId stream = StatementLife.stream(agreement, period);
    return periods
        .locked(tx, agreement, period)
        .flatMap(
            life ->
                life.version() == seen
                    ? writing.write(
                        tx,
                        stream,
                        seen,
                        LifeDecider.settle(agreement, period, life.life(), reference),
                        by)
                    : Uni.createFrom().item(new Outcome.Stale(stream, life.version())));
  }

  private interface Step {
    Uni<Outcome> with(Life life);
  }

  private Uni<Outcome> fresh(SqlConnection tx, Statement statement, Step step) {
    return periods
        .locked(tx, statement.agreement(), statement.period())
        .flatMap(
            life ->
                exclusions
                    .of(tx, statement.agreement(), statement.period())
                    .flatMap(
                        decided ->
                            unread(statement, decided)
                                .map(cut -> Uni.createFrom().item(behind(cut)))
                                .orElseGet(() -> step.with(life))));
  }

  private static Optional<StreamCut> unread(Statement statement, List<StreamCut> decided) {
    return decided.stream().filter(it -> !statement.cut().contains(it)).findFirst();
  }

  private static Outcome behind(StreamCut cut) {
    return new Outcome.Refused(
        Decision.Ground.STATE,
        List.of(
            new Violation(
                "log",
                cut.stream() + " version " + cut.version() + " was not in the log yet",
                "the same once more, in a moment")));
  }

  private Uni<Outcome> write(
      SqlConnection tx,
      Statement statement,
      Life life,
      Decision<StatementEvent> decision,
      Cause by) {
    return writing.write(
        tx,
        StatementLife.stream(statement.agreement(), statement.period()),
        life.version(),
        decision,
        by);
  }
}
