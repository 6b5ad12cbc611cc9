package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Republications;
import org.slaledger.journal.Republications.Range;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What operators have published again, each request once under its key. */
@RequestScoped
class RepublicationCommands {
  private final Commands commands;
  private final Republications republications;
  private final CurrentActor actor;
  private final ThisService here;

  RepublicationCommands(
      Commands commands, Republications republications, CurrentActor actor, ThisService here) {
    this.commands = commands;
    this.republications = republications;
    this.actor = actor;
    this.here = here;
  }

  Uni<Answer> request(@Nullable CommandKey key, RepublicationBody body) {
    Range range = AskedRange.of(body, republications.topics());
    String reason = Asked.reason(body.reason(), "why it is published again");
    String who = actor.id();
    return known(range)
        .flatMap(
            known ->
                known
                    ? commands.execute(
                        key,
                        tx -> republications.request(tx, range, reason, who).map(this::accepted))
                    : Uni.createFrom().item(Answers.refused(noEvents(range))));
  }

  private Uni<Boolean> known(Range range) {
    return range instanceof Range.OfStream one
        ? republications.holds(one.stream())
        : Uni.createFrom().item(true);
  }

  private static Problem noEvents(Range range) {
    String stream = range instanceof Range.OfStream one ? one.stream().value() : "";
    return Problem.unprocessable(
        "The journal holds no event of " + stream + ".",
        new FieldError("stream", "has no events here", "a stream of this journal"));
  }

  private Answer accepted(Republications.Republication asked) {
    URI at = URI.create("/status/" + here.name() + "/republications/" + asked.id());
    return Answers.accepted(at, asked);
  }
}
