package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.Corrections;
import org.slaledger.credit.usecase.Corrections.Found;
import org.slaledger.credit.usecase.GivingOut;
import org.slaledger.credit.usecase.ShownLife;
import org.slaledger.credit.usecase.StatementLives;
import org.slaledger.credit.usecase.Statements;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Gives statements out and settles them, for whoever is asking. */
@RequestScoped
public class StatementCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final Statements statements;
  private final Corrections corrections;
  private final GivingOut givingOut;
  private final StatementLives lives;

  StatementCommands(
      CurrentActor actor,
      Commands commands,
      Statements statements,
      Corrections corrections,
      GivingOut givingOut,
      StatementLives lives) {
    this.actor = actor;
    this.commands = commands;
    this.statements = statements;
    this.corrections = corrections;
    this.givingOut = givingOut;
    this.lives = lives;
  }

  /** Derives the statement as of now and issues that one. */
  public Uni<Answer> issue(@Nullable CommandKey key, String agreement, String period) {
    AgreementId id = AgreementQuestions.id(agreement);
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        () -> statements.asOfNow(id, period).map(sum -> StatementQuestions.statement(id, sum)),
        (tx, statement) ->
            givingOut.issue(tx, statement, by).flatMap(outcome -> created(tx, statement, outcome)));
  }

  /** Gives the proposed correction out. */
  public Uni<Answer> correct(
      @Nullable CommandKey key, String agreement, String period, CorrectionBody body) {
    AgreementId id = AgreementQuestions.id(agreement);
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        () ->
            corrections
                .proposed(id, period, body.statementHash())
                .map(found -> pair(id, period, found)),
        (tx, pair) ->
            givingOut
                .correct(tx, pair.before(), pair.after(), body.reason(), by)
                .flatMap(outcome -> created(tx, pair.after(), outcome)));
  }

  private static Found.Pair pair(AgreementId id, String period, Found found) {
    return switch (found) {
      case Found.Pair pair -> pair;
      case Found.NoProposal _ ->
          throw Problem.conflict(
                  "No such correction is proposed.",
                  new FieldError(
                      "statementHash",
                      "is not what is proposed for " + period,
                      "the statementHash of the proposal as it stands now"))
              .asException();
      case Found.Underivable(var why) -> throw StatementQuestions.underivable(id, why);
    };
  }

  /** What is granted is in the books. */
  public Uni<Answer> settle(
      @Nullable CommandKey key, String agreement, String period, long seen, String reference) {
    AgreementId id = AgreementQuestions.id(agreement);
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        tx ->
            givingOut
                .settle(tx, id, period, seen, reference, by)
                .flatMap(outcome -> settled(tx, id, period, outcome)));
  }

  private Uni<Answer> settled(SqlConnection tx, AgreementId id, String period, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          lives.of(tx, id, period).map(life -> Answers.ok(done.version(), life));
    };
  }

  private Uni<Answer> created(SqlConnection tx, Statement statement, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          lives
              .of(tx, statement.agreement(), statement.period())
              .map(life -> created(statement, life, done));
    };
  }

  private static Answer created(Statement statement, ShownLife life, Outcome.Done done) {
    ShownLife.Given last = life.given().getLast();
    return Answers.created(
        URI.create("/statements/" + statement.agreement() + "/" + statement.period()),
        done.version(),
        StatementAnswer.of(statement, last, life));
  }
}
