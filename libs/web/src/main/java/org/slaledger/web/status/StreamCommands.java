package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Resumption;
import org.slaledger.journal.StreamRepairs;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** What operators do about streams that stand still, each command once under its key. */
@RequestScoped
class StreamCommands {
  private final Commands commands;
  private final StreamRepairs repairs;
  private final CurrentActor actor;

  StreamCommands(Commands commands, StreamRepairs repairs, CurrentActor actor) {
    this.commands = commands;
    this.repairs = repairs;
    this.actor = actor;
  }

  Uni<Answer> retry(@Nullable CommandKey key, StreamId stream) {
    return repairs.retry(
        stream,
        work ->
            commands.execute(
                key, tx -> work.apply(tx).map(came -> answer(stream, came, "PARKED", "retried"))));
  }

  Uni<Answer> giveUp(@Nullable CommandKey key, StreamId stream, @Nullable String said) {
    String reason = Asked.reason(said);
    String who = actor.id();
    return repairs.giveUp(
        stream,
        reason,
        who,
        work ->
            commands.execute(
                key,
                tx ->
                    work.apply(tx)
                        .map(came -> answer(stream, came, "PARKED or FORKED", "given up"))));
  }

  private static Answer answer(StreamId stream, Resumption came, String needed, String done) {
    return switch (came) {
      case Resumption.Tried tried -> Answers.ok(tried);
      case Resumption.Unknown unknown -> throw missing(stream);
      case Resumption.Wrong wrong ->
          throw Problem.conflict(
                  "The stream %s is %s; only what is %s can be %s."
                      .formatted(stream, wrong.state(), needed, done))
              .asException();
    };
  }

  static RuntimeException missing(StreamId stream) {
    return Problem.notFound("stream " + stream + " that was taken in here").asException();
  }
}
