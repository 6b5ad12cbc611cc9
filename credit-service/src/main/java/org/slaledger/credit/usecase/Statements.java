package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Issuing;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.Writing;

/** Derives statements, and gives them out. */
@ApplicationScoped
public class Statements {
  private final StatementReplay replay;
  private final Journal journal;
  private final Transactions transactions;
  private final Writing writing;
  private final InstantSource time;
  private final Replays replays;

  Statements(
      StatementReplay replay,
      Journal journal,
      Transactions transactions,
      Writing writing,
      InstantSource time,
      Replays replays) {
    this.replay = replay;
    this.journal = journal;
    this.transactions = transactions;
    this.writing = writing;
    this.time = time;
    this.replays = replays;
  }

  /**
   * The statement as of an instant; where none is named, as it was issued, else as of now.
   *
   * @param period unchecked
   * @param readable whose statements may be shown; those of others are not there
   */
  public Uni<Answered> of(
      AgreementId agreement,
      String period,
      @Nullable Instant asOf,
      Predicate<CustomerId> readable) {
    return issued(agreement, period)
        .flatMap(
            issued ->
                derived(question(agreement, period, asOf, issued), readable)
                    .map(derivation -> new Answered(derivation, issued.orElse(null))));
  }

  /** The statement as of now, whether one was issued or not. */
  public Uni<Derivation> asOfNow(AgreementId agreement, String period) {
    return derived(Question.asOf(agreement, period, time.instant()), customer -> true);
  }

  /** In the caller's transaction: gives a derived statement out. */
  public Uni<Outcome> issue(SqlConnection tx, Statement statement, Cause by) {
    StreamId stream = stream(statement.agreement(), statement.period());
    return journal
        .history(tx, stream)
        .flatMap(
            history ->
                writing.write(
                    tx, stream, history.version(), Issuing.decide(history.data(), statement), by));
  }

  private Uni<Derivation> derived(Question question, Predicate<CustomerId> readable) {
    return replays.run(() -> replay.derive(question, readable));
  }

  private Question question(
      AgreementId agreement,
      String period,
      @Nullable Instant asOf,
      Optional<IssuedStatement> issued) {
    if (asOf != null) {
      return Question.asOf(agreement, period, asOf);
    }
    return issued
        .map(it -> new Question(agreement, period, it.at(), it.event().cut()))
        .orElseGet(() -> Question.asOf(agreement, period, time.instant()));
  }

  private Uni<Optional<IssuedStatement>> issued(AgreementId agreement, String period) {
    if (!period.matches("[0-9Q-]{1,10}")) {
      return Uni.createFrom().item(Optional.empty());
    }
    return transactions
        .inTransaction(tx -> journal.history(tx, stream(agreement, period)))
        .map(History::events)
        .map(events -> events.stream().flatMap(e -> issued(e).stream()).findFirst());
  }

  private static Optional<IssuedStatement> issued(Recorded recorded) {
    return recorded.envelope().data() instanceof StatementIssued event
        ? Optional.of(
            new IssuedStatement(
                event, recorded.envelope().recordedTime(), recorded.envelope().actor()))
        : Optional.empty();
  }

  private static StreamId stream(AgreementId agreement, String period) {
    return StreamId.of("credit", agreement.value() + ":" + period);
  }
}
