package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.credit.view.CorrectionProposal;
import org.slaledger.credit.view.CorrectionProposals;
import org.slaledger.journal.Transactions;

/** Derives what a proposal proposes once more, beside what it is to correct. */
@ApplicationScoped
public class Corrections {
  private final CorrectionProposals proposals;
  private final PeriodHistory periods;
  private final Statements statements;
  private final Transactions transactions;
  private final Pool db;

  Corrections(
      CorrectionProposals proposals,
      PeriodHistory periods,
      Statements statements,
      Transactions transactions,
      Pool db) {
    this.proposals = proposals;
    this.periods = periods;
    this.statements = statements;
    this.transactions = transactions;
    this.db = db;
  }

  /** What became of looking. */
  public sealed interface Found {
    /** Both statements. */
    record Pair(Statement before, Statement after) implements Found {}

    /** Nobody proposed that. */
    record NoProposal() implements Found {}

    /** One of them can't be derived. */
    record Underivable(Derivation why) implements Found {}
  }

  /** The proposal of that hash. */
  public Uni<Found> proposed(AgreementId agreement, String period, String statementHash) {
    return proposals
        .of(db, agreement, period)
        .flatMap(
            found ->
                found.filter(it -> it.statementHash().equals(statementHash)).isPresent()
                    ? pair(agreement, period, found.get())
                    : Uni.createFrom().item(new Found.NoProposal()));
  }

  private Uni<Found> pair(AgreementId agreement, String period, CorrectionProposal proposal) {
    Question question =
        new Question(
            agreement,
            period,
            proposal.foundAt(),
            proposal.cut(),
            proposal.ledgerSize(),
            RulesetOne.NAME);
    return statements
        .exactly(question)
        .flatMap(
            derivation ->
                derivation instanceof Derivation.Derived(Statement after)
                    ? before(agreement, period, after)
                    : Uni.createFrom().item(new Found.Underivable(derivation)));
  }

  private Uni<Found> before(AgreementId agreement, String period, Statement after) {
    return transactions
        .inTransaction(tx -> periods.life(tx, agreement, period))
        .map(PeriodHistory.Life::life)
        .map(StatementLife::latest)
        .flatMap(
            latest ->
                latest.isEmpty()
                    ? Uni.createFrom().item(new Found.NoProposal())
                    : statements
                        .exactly(latest.get().question(agreement, period))
                        .map(
                            derivation ->
                                derivation instanceof Derivation.Derived(Statement before)
                                    ? new Found.Pair(before, after)
                                    : new Found.Underivable(derivation)));
  }
}
