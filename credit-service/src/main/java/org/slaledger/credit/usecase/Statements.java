package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.credit.usecase.StatementReplay.History;
import org.slaledger.credit.usecase.ledger.Checkpoints;
import org.slaledger.journal.Transactions;

/** Derives statements. */
@ApplicationScoped
public class Statements {
  private final StatementReplay replay;
  private final Checkpoints checkpoints;
  private final PeriodHistory periods;
  private final Transactions transactions;
  private final InstantSource time;
  private final Replays replays;

  Statements(
      StatementReplay replay,
      Checkpoints checkpoints,
      PeriodHistory periods,
      Transactions transactions,
      InstantSource time,
      Replays replays) {
    this.replay = replay;
    this.checkpoints = checkpoints;
    this.periods = periods;
    this.transactions = transactions;
    this.time = time;
    this.replays = replays;
  }

  /**
   * Which statement is asked for.
   *
   * @param asOf as known then, by the last checkpoint where there is one; null for what was given
   *     out, else as of now
   * @param number of what was given out; null for the latest
   */
  public record Wanted(@Nullable Instant asOf, @Nullable Integer number) {
    /** What was given out last, else as of now. */
    public static final Wanted LATEST = new Wanted(null, null);
  }

  /**
   * The statement as of an instant; where none is named, as it was given out, else as of now.
   *
   * @param period unchecked
   * @param readable whose statements may be shown; those of others are not there
   */
  public Uni<Answered> of(
      AgreementId agreement, String period, Wanted wanted, Predicate<CustomerId> readable) {
    return transactions
        .inTransaction(tx -> periods.life(tx, agreement, period))
        .flatMap(
            found -> {
              Optional<GivenOut> given = given(found.life(), wanted.number());
              return question(agreement, period, wanted, given)
                  .flatMap(question -> derived(question, readable))
                  .map(derivation -> new Answered(derivation, given.orElse(null), found.life()));
            });
  }

  /** What was given out under a number; the latest where none is named. */
  static Optional<GivenOut> given(StatementLife life, @Nullable Integer number) {
    return number == null ? life.latest() : life.numbered(number);
  }

  /**
   * The statement that {@link #of} answers with, beside what it would be if something were
   * otherwise. Nothing is written.
   */
  public Uni<WhatIf.Answer> whatIf(
      AgreementId agreement,
      String period,
      Wanted wanted,
      WhatIf otherwise,
      Predicate<CustomerId> readable) {
    return transactions
        .inTransaction(tx -> periods.life(tx, agreement, period))
        .flatMap(
            found ->
                question(agreement, period, wanted, given(found.life(), wanted.number()))
                    .flatMap(
                        question -> replays.run(() -> supposed(question, otherwise, readable))));
  }

  private WhatIf.Answer supposed(
      Question question, WhatIf otherwise, Predicate<CustomerId> readable) {
    return switch (replay.history(question, Instant.MIN, readable)) {
      case History.Events(Question reached, List<Envelope> events) ->
          otherwise.answer(reached, events);
      case History.None(Derivation why) -> new WhatIf.Answer.None(why);
    };
  }

  /**
   * The statement as of now, whether one was issued or not: at the last checkpoint, where they are
   * signed; refused if that lacks what should long be in it.
   */
  public Uni<Derivation> asOfNow(AgreementId agreement, String period) {
    Instant complete = checkpoints.complete();
    return knownBy(agreement, period, time.instant())
        .flatMap(
            question -> replays.run(() -> replay.derive(question, complete, customer -> true)));
  }

  /** Exactly what a question asks for. */
  Uni<Derivation> exactly(Question question) {
    return derived(question, customer -> true);
  }

  private Uni<Derivation> derived(Question question, Predicate<CustomerId> readable) {
    return replays.run(() -> replay.derive(question, Instant.MIN, readable));
  }

  private Uni<Question> question(
      AgreementId agreement, String period, Wanted wanted, Optional<GivenOut> given) {
    return wanted.asOf() != null
        ? knownBy(agreement, period, wanted.asOf())
        : Uni.createFrom()
            .item(
                given
                    .map(it -> it.question(agreement, period))
                    .orElseGet(() -> Question.asOf(agreement, period, time.instant())));
  }

  /** What was known by an instant: the last checkpoint's ledger, or whatever was recorded. */
  Uni<Question> knownBy(AgreementId agreement, String period, Instant instant) {
    return checkpoints
        .sizeBy(instant)
        .map(
            size ->
                size.map(leaves -> Question.ofLedger(agreement, period, instant, leaves))
                    .orElseGet(() -> Question.asOf(agreement, period, instant)));
  }
}
