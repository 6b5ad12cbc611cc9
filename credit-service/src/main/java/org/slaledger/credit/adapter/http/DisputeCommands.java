package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.Name;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.credit.usecase.Disputes;
import org.slaledger.credit.usecase.ShownLife;
import org.slaledger.credit.usecase.StatementLives;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** Disputes statements and rules on that, for whoever is asking. */
@RequestScoped
public class DisputeCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final Disputes disputes;
  private final StatementLives lives;
  private final AgreementQuestions agreements;

  DisputeCommands(
      CurrentActor actor,
      Commands commands,
      Disputes disputes,
      StatementLives lives,
      AgreementQuestions agreements) {
    this.actor = actor;
    this.commands = commands;
    this.disputes = disputes;
    this.lives = lives;
    this.agreements = agreements;
  }

  /** What came of a statement; 404 where it is not there for the reader. */
  public Uni<ShownLife> life(String agreement, String period) {
    return agreements.one(agreement).flatMap(known -> lives.of(known.agreement(), period));
  }

  /** 201 with what came of the statement so far. */
  public Uni<Answer> dispute(
      @Nullable CommandKey key, String agreement, String period, DisputeStatement command) {
    Cause by = Cause.by(actor.id());
    return agreements
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        disputes
                            .dispute(tx, known.agreement(), period, command, by)
                            .flatMap(
                                outcome -> answer(tx, known.agreement(), period, outcome, true))));
  }

  /**
   * 200 with what came of the statement so far.
   *
   * @param seen the version that was ruled on
   */
  public Uni<Answer> rule(
      @Nullable CommandKey key,
      String agreement,
      String period,
      String dispute,
      long seen,
      RuleOnDispute command) {
    if (!Name.isOne(dispute)) {
      throw Problem.notFound("dispute " + dispute).asException();
    }
    DisputeId id = new DisputeId(dispute);
    Cause by = Cause.by(actor.id());
    return agreements
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        disputes
                            .rule(tx, known.agreement(), period, id, seen, command, by)
                            .flatMap(
                                outcome -> answer(tx, known.agreement(), period, outcome, false))));
  }

  private Uni<Answer> answer(
      SqlConnection tx, AgreementId agreement, String period, Outcome outcome, boolean created) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          lives
              .of(tx, agreement, period)
              .map(
                  life ->
                      created
                          ? Answers.created(place(agreement, period), done.version(), life)
                          : Answers.ok(done.version(), life));
    };
  }

  private static URI place(AgreementId agreement, String period) {
    return URI.create("/statements/" + agreement + "/" + period + "/life");
  }
}
