package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.IssuedStatement;
import org.slaledger.credit.usecase.Statements;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;

/** Gives statements out, for whoever is asking. */
@RequestScoped
public class StatementCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final Statements statements;

  StatementCommands(CurrentActor actor, Commands commands, Statements statements) {
    this.actor = actor;
    this.commands = commands;
    this.statements = statements;
  }

  /** Derives the statement as of now and issues that one. */
  public Uni<Answer> issue(@Nullable CommandKey key, String agreement, String period) {
    AgreementId id = AgreementQuestions.id(agreement);
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        () -> statements.asOfNow(id, period).map(sum -> StatementQuestions.statement(id, sum)),
        (tx, statement) ->
            statements.issue(tx, statement, by).map(outcome -> answer(statement, outcome)));
  }

  private static Answer answer(Statement statement, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Answers.refused(no);
      case Outcome.Done done -> created(statement, done);
    };
  }

  private static Answer created(Statement statement, Outcome.Done done) {
    Envelope written = done.events().getFirst().envelope();
    IssuedStatement issued =
        new IssuedStatement(
            (StatementIssued) written.data(), written.recordedTime(), written.actor());
    return Answers.created(
        URI.create("/statements/" + statement.agreement() + "/" + statement.period()),
        done.version(),
        StatementAnswer.of(statement, issued));
  }
}
