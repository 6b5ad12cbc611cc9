package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/**
 * What operators do about streams that stand still. Each runs in one transaction that holds the
 * stream's head, so that readers and other operators wait; what a reaction appends is there once,
 * with the event that it reacts to.
 */
@ApplicationScoped
public class StreamRepairs {
  private final LogIntake intake;

  StreamRepairs(LogIntake intake) {
    this.intake = intake;
  }

  /**
   * Takes a parked event in again, and what waited for it. If it fails again the stream stays
   * parked, with the reason of now.
   *
   * @param inTransaction runs one transaction; runs another one after something failed
   */
  public <T> Uni<T> retry(
      StreamId stream, Function<Function<SqlConnection, Uni<Resumption>>, Uni<T>> inTransaction) {
    return attempt(
        stream,
        (tx, head) -> Uni.createFrom().item(head.state() == StreamState.PARKED),
        null,
        inTransaction);
  }

  /**
   * Gives up what stops a stream: the parked event, which the views and reactions of this service
   * pass over from now on; or, of a fork, all but the bytes that came first. It is recorded with
   * the reason. A gap can't be given up: who owns the stream republishes it. Sums read the log
   * themselves, and refuse the stream as before.
   *
   * @param inTransaction as {@link #retry}
   */
  public <T> Uni<T> giveUp(
      StreamId stream,
      String reason,
      String actor,
      Function<Function<SqlConnection, Uni<Resumption>>, Uni<T>> inTransaction) {
    return attempt(stream, (tx, head) -> giveUp(tx, head, reason, actor), null, inTransaction);
  }

  private static Uni<Boolean> giveUp(
      SqlConnection tx, StreamHead head, String reason, String actor) {
    return switch (head.state()) {
      case FLOWING, GAP -> Uni.createFrom().item(false);
      case PARKED -> giveUpParked(tx, head, reason, actor);
      case FORKED ->
          GivenUpEvents.others(tx, head.stream(), reason, actor)
              .chain(() -> HeldEvents.removeOthers(tx, head.stream()))
              .replaceWith(true);
    };
  }

  private static Uni<Boolean> giveUpParked(
      SqlConnection tx, StreamHead head, String reason, String actor) {
    return GivenUpEvents.waiting(tx, head.stream(), 0, reason, actor)
        .flatMap(
            lines ->
                lines > 0
                    ? HeldEvents.removeUnversioned(tx, head.stream()).replaceWith(true)
                    : GivenUpEvents.waiting(tx, head.stream(), head.version() + 1, reason, actor)
                        .map(events -> events > 0));
  }

  private <T> Uni<T> attempt(
      StreamId stream,
      BiFunction<SqlConnection, StreamHead, Uni<Boolean>> mayGoOn,
      @Nullable WaitingFailed known,
      Function<Function<SqlConnection, Uni<Resumption>>, Uni<T>> inTransaction) {
    return inTransaction
        .apply(tx -> repair(tx, stream, mayGoOn, known))
        .onFailure(WaitingFailed.class)
        .recoverWithUni(
            failure -> attempt(stream, mayGoOn, (WaitingFailed) failure, inTransaction));
  }

  private Uni<Resumption> repair(
      SqlConnection tx,
      StreamId stream,
      BiFunction<SqlConnection, StreamHead, Uni<Boolean>> mayGoOn,
      @Nullable WaitingFailed known) {
    return StreamHeads.lock(tx, Set.of(stream))
        .flatMap(
            heads -> {
              StreamHead head = heads.get(stream);
              return head == null
                  ? Uni.createFrom().item(new Resumption.Unknown())
                  : mayGoOn
                      .apply(tx, head)
                      .flatMap(may -> may ? goOn(tx, head, known) : wrong(head));
            });
  }

  private static Uni<Resumption> wrong(StreamHead head) {
    return Uni.createFrom().item(new Resumption.Wrong(head.state()));
  }

  private Uni<Resumption> goOn(SqlConnection tx, StreamHead head, @Nullable WaitingFailed known) {
    return IntakeBatch.load(tx, head.stream())
        .invoke(
            batch -> {
              if (known != null) {
                batch.know(known);
              }
            })
        .flatMap(
            batch ->
                intake
                    .resume(tx, batch, head.resumed())
                    .invoke(batch::change)
                    .call(() -> batch.store(tx)))
        .map(now -> new Resumption.Tried(now.state(), now.version(), now.reason()));
  }
}
