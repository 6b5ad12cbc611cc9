package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.KeptLetters.Place;
import org.slaledger.journal.LetterOutcome;
import org.slaledger.journal.LetterRepairs;
import org.slaledger.journal.LetterState;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** What operators do about dead letters, each command once under its key. */
@RequestScoped
class LetterCommands {
  private final Commands commands;
  private final LetterRepairs repairs;
  private final CurrentActor actor;

  LetterCommands(Commands commands, LetterRepairs repairs, CurrentActor actor) {
    this.commands = commands;
    this.repairs = repairs;
    this.actor = actor;
  }

  /**
   * What a letter became.
   *
   * @param reason why it still can't be used; null once it is settled
   */
  record Now(LetterState state, @Nullable String reason) {}

  Uni<Answer> retry(@Nullable CommandKey key, Place letter) {
    String who = actor.id();
    return repairs.retry(
        letter,
        who,
        work -> commands.execute(key, tx -> work.apply(tx).map(came -> answer(letter, came))));
  }

  Uni<Answer> giveUp(@Nullable CommandKey key, Place letter, @Nullable String said) {
    String reason = Asked.reason(said);
    String who = actor.id();
    return commands.execute(
        key, tx -> repairs.giveUp(tx, letter, reason, who).map(came -> answer(letter, came)));
  }

  Uni<Answer> erase(@Nullable CommandKey key, Place letter, @Nullable String said) {
    String reason = Asked.reason(said);
    String who = actor.id();
    return commands.execute(
        key, tx -> repairs.erase(tx, letter, reason, who).map(came -> answer(letter, came)));
  }

  private static Answer answer(Place letter, LetterOutcome came) {
    return switch (came) {
      case LetterOutcome.Settled settled -> Answers.ok(new Now(settled.state(), null));
      case LetterOutcome.StillDead still -> Answers.ok(new Now(LetterState.OPEN, still.reason()));
      case LetterOutcome.Unknown unknown -> throw missing(letter);
      case LetterOutcome.Wrong wrong ->
          throw Problem.conflict("The dead letter is " + wrong.state() + ", not OPEN.")
              .asException();
      case LetterOutcome.OutOfReach away ->
          throw Problem.of(503, "Kafka does not hand the letter's bytes out right now.")
              .asException();
    };
  }

  static RuntimeException missing(Place letter) {
    return Problem.notFound("dead letter " + letter.path() + " here").asException();
  }
}
