package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.credit.domain.claim.ExclusionCommand;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.usecase.ExclusionStories;
import org.slaledger.credit.usecase.Exclusions;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;

/** Claims exclusions and decides on them, for whoever is asking. */
@RequestScoped
public class ExclusionCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final Exclusions exclusions;
  private final ExclusionStories stories;
  private final AgreementQuestions agreements;

  ExclusionCommands(
      CurrentActor actor,
      Commands commands,
      Exclusions exclusions,
      ExclusionStories stories,
      AgreementQuestions agreements) {
    this.actor = actor;
    this.commands = commands;
    this.exclusions = exclusions;
    this.stories = stories;
    this.agreements = agreements;
  }

  /** 201 with the exclusion. */
  public Uni<Answer> claim(@Nullable CommandKey key, String agreement, ClaimExclusion command) {
    Cause by = Cause.by(actor.id());
    return agreements
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        exclusions
                            .claim(tx, known.agreement(), command, by)
                            .flatMap(outcome -> answer(tx, known.agreement(), outcome, true))));
  }

  /**
   * 200 with the exclusion as it stands then.
   *
   * @param seen the version that was decided on
   */
  public Uni<Answer> decide(
      @Nullable CommandKey key,
      String agreement,
      String exclusion,
      long seen,
      ExclusionCommand command) {
    ExclusionId id = ExclusionQuestions.id(exclusion);
    Cause by = Cause.by(actor.id());
    return agreements
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        exclusions
                            .decide(tx, known.agreement(), id, seen, command, by)
                            .flatMap(outcome -> answer(tx, known.agreement(), outcome, false))));
  }

  private Uni<Answer> answer(
      SqlConnection tx, AgreementId agreement, Outcome outcome, boolean created) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done -> {
        ExclusionId id = ((ExclusionEvent) done.events().getFirst().envelope().data()).exclusion();
        URI place = URI.create("/agreements/" + agreement + "/exclusions/" + id);
        yield stories
            .one(tx, agreement, id)
            .map(
                found ->
                    created
                        ? Answers.created(place, done.version(), found.orElseThrow())
                        : Answers.ok(done.version(), found.orElseThrow()));
      }
    };
  }
}
