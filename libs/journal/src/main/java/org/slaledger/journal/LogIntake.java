package org.slaledger.journal;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.steps.InTurn;

/**
 * Takes events of other services, and of other deployments of this one, in from the log: each once,
 * in the order of its stream, views before reactions. Its tables are {@code stream_head}, {@code
 * held_event} and {@code taken_event}.
 */
@ApplicationScoped
class LogIntake implements PartitionReader.Intake {
  private final Taken taken;
  private final Deployment own;

  /** What becomes of what is read. */
  interface Taken {
    /** It is the next event of its stream. */
    Uni<Void> event(SqlConnection tx, Recorded event);

    /** The record belongs to no stream. */
    Uni<Void> astray(SqlConnection tx, ConsumerRecord<String, byte[]> record, String why);
  }

  /** As a service lives: for the views and then the reactions. */
  @Inject
  LogIntake(
      @All List<View> views,
      @All List<Reaction> reactions,
      DeadLetters deadLetters,
      Traces traces,
      Deployment own) {
    this(new Live(views, reactions, deadLetters, traces), own);
  }

  /**
   * For any purpose.
   *
   * @param own what it wrote is passed over: its views have that from the journal
   */
  LogIntake(Taken taken, Deployment own) {
    this.taken = taken;
    this.own = own;
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    List<LogRecord> read =
        records.stream().map(LogRecord::of).filter(record -> !own.wrote(record)).toList();
    return IntakeBatch.load(tx, read)
        .flatMap(
            batch ->
                InTurn.each(read, record -> take(tx, batch, record)).chain(() -> batch.store(tx)));
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    LogRecord read = LogRecord.of(record);
    if (read.stream().isEmpty()) {
      return taken.astray(tx, record, why.toString());
    }
    return why instanceof WaitingFailed waiting
        ? takeUpTo(tx, read, waiting)
        : parkAlone(tx, read, why);
  }

  /** The record itself is sound: something that waited for it is not. */
  private Uni<Void> takeUpTo(SqlConnection tx, LogRecord record, WaitingFailed waiting) {
    return IntakeBatch.load(tx, List.of(record))
        .invoke(batch -> batch.know(waiting))
        .flatMap(batch -> take(tx, batch, record).chain(() -> batch.store(tx)));
  }

  private Uni<Void> parkAlone(SqlConnection tx, LogRecord record, Throwable why) {
    StreamId stream = record.stream().orElseThrow();
    return IntakeBatch.load(tx, stream)
        .flatMap(
            batch ->
                park(tx, record, batch.head(stream), why.toString())
                    .invoke(batch::change)
                    .chain(() -> batch.store(tx)));
  }

  /**
   * Takes in what waits, as far as it goes without another gap or fault. Fails with {@link
   * WaitingFailed} where an event fails of which the batch does not know yet.
   */
  Uni<StreamHead> goOn(SqlConnection tx, IntakeBatch batch, StreamHead from) {
    Reached reached = new Reached(from);
    return Multi.createBy()
        .repeating()
        .uni(() -> next(tx, batch, reached))
        .whilst(wentOn -> wentOn)
        .onItem()
        .ignoreAsUni()
        .map(done -> reached.head);
  }

  /**
   * As {@link #goOn}, for a stream that was parked: a line that claims no version parks it again.
   */
  Uni<StreamHead> resume(SqlConnection tx, IntakeBatch batch, StreamHead head) {
    return HeldEvents.waiting(tx, head.stream(), 0)
        .flatMap(
            line ->
                line.isEmpty() ? goOn(tx, batch, head) : same(head.parked(0, line.get().reason())));
  }

  private Uni<Void> take(SqlConnection tx, IntakeBatch batch, LogRecord record) {
    if (record.stream().isEmpty()) {
      return taken.astray(tx, record.kafka(), record.reason());
    }
    StreamHead head = batch.head(record.stream().get());
    return take(tx, batch, record, head)
        .invoke(
            now -> {
              if (!now.equals(head)) {
                batch.change(now);
              }
            })
        .replaceWithVoid();
  }

  private Uni<StreamHead> take(
      SqlConnection tx, IntakeBatch batch, LogRecord record, StreamHead head) {
    StreamState givenUp = batch.givenUp(head.stream(), record);
    if (givenUp == StreamState.FORKED) {
      return same(head);
    }
    if (record.claimed() == 0) {
      return givenUp == null ? park(tx, record, head, record.reason()) : same(head);
    }
    byte[] other = batch.contradicting(head.stream(), record);
    if (other != null) {
      return fork(tx, record, head, other);
    }
    return switch (head.judge(record.claimed(), record.digest())) {
      case DROP -> same(head);
      case FORK -> fork(tx, record, head, head.digest());
      case HOLD -> hold(tx, record, head.gap());
      case TAKE -> takeNext(tx, batch, record, head);
    };
  }

  private Uni<StreamHead> takeNext(
      SqlConnection tx, IntakeBatch batch, LogRecord record, StreamHead head) {
    if (batch.givenUp(head.stream(), record) == null && record.unreadable()) {
      return park(tx, record, head, record.reason());
    }
    return show(tx, batch, record)
        .invoke(() -> batch.took(head.stream(), record))
        .map(shown -> head.taken(record.claimed(), record.digest()))
        .flatMap(now -> head.state() == StreamState.GAP ? goOn(tx, batch, now) : same(now));
  }

  private Uni<StreamHead> park(SqlConnection tx, LogRecord record, StreamHead head, String why) {
    return hold(tx, record, head.parked(record.claimed(), why));
  }

  /** The head has to be there before what it holds. */
  private static Uni<StreamHead> hold(SqlConnection tx, LogRecord record, StreamHead head) {
    return StreamHeads.store(tx, List.of(head))
        .chain(() -> HeldEvents.hold(tx, head.stream(), record))
        .flatMap(other -> other.isEmpty() ? same(head) : fork(tx, record, head, other.get()));
  }

  private static Uni<StreamHead> fork(
      SqlConnection tx, LogRecord record, StreamHead head, byte[] first) {
    StreamHead forked = head.forked(record.claimed(), record.digest(), first);
    return StreamHeads.store(tx, List.of(forked))
        .chain(() -> HeldEvents.holdOther(tx, head.stream(), record))
        .replaceWith(forked);
  }

  private Uni<Boolean> next(SqlConnection tx, IntakeBatch batch, Reached reached) {
    StreamHead head = reached.head;
    return HeldEvents.waiting(tx, head.stream(), head.version() + 1)
        .flatMap(
            waiting ->
                waiting.isEmpty()
                    ? stillMissing(tx, head)
                    : takeWaiting(tx, batch, waiting.get(), head))
        .invoke(now -> reached.head = now)
        .map(now -> now.version() > head.version());
  }

  private static Uni<StreamHead> stillMissing(SqlConnection tx, StreamHead head) {
    return HeldEvents.any(tx, head.stream()).map(more -> more ? head.gap() : head);
  }

  private Uni<StreamHead> takeWaiting(
      SqlConnection tx, IntakeBatch batch, LogRecord record, StreamHead head) {
    if (batch.givenUp(head.stream(), record) == null && record.unreadable()) {
      return same(head.parked(record.claimed(), record.reason()));
    }
    TakenEvents.Place place = new TakenEvents.Place(head.stream(), record.claimed());
    String failed = batch.failed(place);
    return failed != null
        ? same(head.parked(record.claimed(), failed))
        : show(tx, batch, record)
            .onFailure(failure -> !Faults.passing(failure))
            .transform(failure -> new WaitingFailed(place, failure))
            .chain(() -> HeldEvents.remove(tx, head.stream(), record))
            .invoke(() -> batch.took(head.stream(), record))
            .map(done -> head.taken(record.claimed(), record.digest()));
  }

  /** Views pass over types that they don't know, and what an operator gave up. */
  private Uni<Void> show(SqlConnection tx, IntakeBatch batch, LogRecord record) {
    return record.known().isEmpty() || batch.givenUp(record.stream().orElseThrow(), record) != null
        ? Uni.createFrom().voidItem()
        : taken.event(tx, record.known().get());
  }

  /** How far the events that wait were taken in. */
  private static final class Reached {
    private StreamHead head;

    Reached(StreamHead head) {
      this.head = head;
    }
  }

  private record Live(
      List<View> views, List<Reaction> reactions, DeadLetters deadLetters, Traces traces)
      implements Taken {
    @Override
    public Uni<Void> event(SqlConnection tx, Recorded event) {
      return traces.following(
          event,
          () ->
              InTurn.each(views, view -> view.apply(tx, event))
                  .chain(() -> InTurn.each(reactions, reaction -> reaction.react(tx, event))));
    }

    @Override
    public Uni<Void> astray(SqlConnection tx, ConsumerRecord<String, byte[]> record, String why) {
      return deadLetters.keep(tx, record, why);
    }
  }

  private static Uni<StreamHead> same(StreamHead head) {
    return Uni.createFrom().item(head);
  }
}
