package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.journal.Transactions;

/** Derives statements. */
@ApplicationScoped
public class Statements {
  private final StatementReplay replay;
  private final PeriodHistory periods;
  private final Transactions transactions;
  private final InstantSource time;
  private final Replays replays;

  Statements(
      StatementReplay replay,
      PeriodHistory periods,
      Transactions transactions,
      InstantSource time,
      Replays replays) {
    this.replay = replay;
    this.periods = periods;
    this.transactions = transactions;
    this.time = time;
    this.replays = replays;
  }

  /**
   * Which statement is asked for.
   *
   * @param asOf as known then; null for what was given out, else as of now
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
              return derived(question(agreement, period, wanted, given), readable)
                  .map(derivation -> new Answered(derivation, given.orElse(null)));
            });
  }

  private static Optional<GivenOut> given(StatementLife life, @Nullable Integer number) {
    return number == null ? life.latest() : life.numbered(number);
  }

  /** The statement as of now, whether one was issued or not. */
  public Uni<Derivation> asOfNow(AgreementId agreement, String period) {
    return derived(Question.asOf(agreement, period, time.instant()), customer -> true);
  }

  /** Exactly what a question asks for. */
  Uni<Derivation> exactly(Question question) {
    return derived(question, customer -> true);
  }

  private Uni<Derivation> derived(Question question, Predicate<CustomerId> readable) {
    return replays.run(() -> replay.derive(question, readable));
  }

  private Question question(
      AgreementId agreement, String period, Wanted wanted, Optional<GivenOut> given) {
    return wanted.asOf() != null
        ? Question.asOf(agreement, period, wanted.asOf())
        : given
            .map(it -> it.question(agreement, period))
            .orElseGet(() -> Question.asOf(agreement, period, time.instant()));
  }
}
