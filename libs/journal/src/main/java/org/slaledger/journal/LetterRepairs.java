package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.KeptLetters.Place;

/**
 * What operators do about dead letters. Each runs in one transaction that holds the letter, so that
 * it is settled once.
 */
@ApplicationScoped
public class LetterRepairs {
  private static final Sql LOCK =
      new Sql(
          """
          SELECT state FROM dead_letter
          WHERE topic = $1 AND partition = $2 AND record_offset = $3 FOR UPDATE
          """);
  private static final Sql SETTLE =
      new Sql(
          """
          UPDATE dead_letter SET state = $4, settled_by = $5, why = $6, settled_at = now()
          WHERE topic = $1 AND partition = $2 AND record_offset = $3
          """);
  private static final Sql ERASE =
      new Sql(
          """
          UPDATE dead_letter SET reason = 'erased',
            state = CASE state WHEN 'OPEN' THEN 'GIVEN_UP' ELSE state END,
            settled_at = coalesce(settled_at, now()), settled_by = coalesce(settled_by, $4),
            why = coalesce(why, $5), erased_at = coalesce(erased_at, now()),
            erased_by = coalesce(erased_by, $4), erased_why = coalesce(erased_why, $5)
          WHERE topic = $1 AND partition = $2 AND record_offset = $3
          RETURNING state
          """);
  private static final Sql ERASE_FATE =
      new Sql(
          """
          UPDATE inbound_fate f SET reason = 'erased' FROM dead_letter d
          WHERE d.topic = $1 AND d.partition = $2 AND d.record_offset = $3
            AND (f.integrator, f.source, f.id) = (d.integrator, d.source, d.id)
            AND f.reason IS NOT NULL
          """);
  private static final Sql STILL_DEAD =
      new Sql(
          """
          UPDATE dead_letter SET reason = $4
          WHERE topic = $1 AND partition = $2 AND record_offset = $3
          """);

  private final OneRecord kafka;
  private final InboundIntake inbound;
  private final LogIntake log;

  LetterRepairs(OneRecord kafka, InboundIntake inbound, LogIntake log) {
    this.kafka = kafka;
    this.inbound = inbound;
    this.log = log;
  }

  /**
   * Handles it again, as it came. When it can be used now it is settled, and so is an integrator's
   * fate; otherwise the reason is that of now, and it stays open.
   *
   * @param inTransaction runs one transaction; runs another one after something failed
   */
  public <T> Uni<T> retry(
      Place place,
      String actor,
      Function<Function<SqlConnection, Uni<LetterOutcome>>, Uni<T>> inTransaction) {
    return inTransaction
        .apply(tx -> retry(tx, place, actor))
        .onFailure(HandlingFailed.class)
        .recoverWithUni(
            failure ->
                inTransaction.apply(
                    tx ->
                        ifOpen(
                            tx,
                            place,
                            () -> stillDead(tx, place, String.valueOf(failure.getMessage())))));
  }

  private Uni<LetterOutcome> retry(SqlConnection tx, Place place, String actor) {
    return ifOpen(
        tx,
        place,
        () ->
            kafka
                .at(place.topic(), place.partition(), place.offset())
                .flatMap(
                    record ->
                        record.isEmpty()
                            ? Uni.createFrom().item(new LetterOutcome.OutOfReach())
                            : retry(tx, place, record.get(), actor)));
  }

  /** It is not needed, for this reason. */
  public Uni<LetterOutcome> giveUp(SqlConnection tx, Place place, String why, String actor) {
    return ifOpen(tx, place, () -> settle(tx, place, LetterState.GIVEN_UP, actor, why));
  }

  /**
   * Its text is shown no more, nor is why it could not be used, which may quote it; an open one is
   * given up. Its bytes stay in Kafka until they are too old there.
   */
  public Uni<LetterOutcome> erase(SqlConnection tx, Place place, String why, String actor) {
    return ERASE
        .list(
            tx,
            row -> LetterState.valueOf(row.getString("state")),
            place.topic(),
            place.partition(),
            place.offset(),
            actor,
            why)
        .call(() -> ERASE_FATE.change(tx, place.topic(), place.partition(), place.offset()))
        .map(
            found ->
                found.isEmpty()
                    ? new LetterOutcome.Unknown()
                    : new LetterOutcome.Settled(found.getFirst()));
  }

  private Uni<LetterOutcome> retry(
      SqlConnection tx, Place place, ConsumerRecord<String, byte[]> record, String actor) {
    return Uni.createFrom()
        .deferred(() -> handle(tx, record))
        .onFailure(failure -> !Faults.passing(failure))
        .transform(HandlingFailed::new)
        .flatMap(
            reason ->
                reason.isEmpty()
                    ? settle(tx, place, LetterState.RETRIED, actor, null)
                    : stillDead(tx, place, reason.get()));
  }

  /** Why it still can't be used; empty when it could. */
  private Uni<Optional<String>> handle(SqlConnection tx, ConsumerRecord<String, byte[]> record) {
    if (!record.topic().startsWith(Topic.INBOUND_PREFIX)) {
      return LogRecord.stream(record).isEmpty()
          ? Uni.createFrom().item(Optional.of("its key names no stream of " + record.topic()))
          : log.take(tx, List.of(record)).replaceWith(Optional.<String>empty());
    }
    try {
      return inbound.again(tx, record).map(LetterRepairs::reason);
    } catch (FieldProblem e) {
      return Uni.createFrom().item(Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> reason(InboundFate fate) {
    return switch (fate) {
      case InboundFate.Journalled done -> Optional.empty();
      case InboundFate.DeadLettered dead -> Optional.of(dead.reason());
    };
  }

  private static Uni<LetterOutcome> ifOpen(
      SqlConnection tx, Place place, Supplier<Uni<LetterOutcome>> work) {
    return LOCK.list(
            tx,
            row -> LetterState.valueOf(row.getString("state")),
            place.topic(),
            place.partition(),
            place.offset())
        .flatMap(
            found -> {
              if (found.isEmpty()) {
                return Uni.createFrom().item(new LetterOutcome.Unknown());
              }
              LetterState state = found.getFirst();
              return state == LetterState.OPEN
                  ? work.get()
                  : Uni.createFrom().item(new LetterOutcome.Wrong(state));
            });
  }

  private static Uni<LetterOutcome> settle(
      SqlConnection tx, Place place, LetterState state, String actor, @Nullable String why) {
    return SETTLE
        .change(tx, place.topic(), place.partition(), place.offset(), state.name(), actor, why)
        .replaceWith(new LetterOutcome.Settled(state));
  }

  private static Uni<LetterOutcome> stillDead(SqlConnection tx, Place place, String reason) {
    return STILL_DEAD
        .change(tx, place.topic(), place.partition(), place.offset(), reason)
        .replaceWith(new LetterOutcome.StillDead(reason));
  }

  /** It fails for a reason of its own; the transaction is lost with it. */
  private static final class HandlingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandlingFailed(Throwable cause) {
      super("can't be taken in: " + cause.getMessage(), cause);
    }
  }
}
