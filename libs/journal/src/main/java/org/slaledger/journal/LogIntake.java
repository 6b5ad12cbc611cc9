package org.slaledger.journal;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;

/**
 * Takes events of other services in from the log: each once, in the order of its stream, views
 * before reactions.
 */
@ApplicationScoped
class LogIntake implements PartitionReader.Intake {
  private final List<View> views;
  private final List<Reaction> reactions;
  private final DeadLetters deadLetters;
  private final Traces traces;

  LogIntake(
      @All List<View> views,
      @All List<Reaction> reactions,
      DeadLetters deadLetters,
      Traces traces) {
    this.views = views;
    this.reactions = reactions;
    this.deadLetters = deadLetters;
    this.traces = traces;
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    List<LogRecord> read = records.stream().map(LogRecord::of).toList();
    Set<StreamId> streams = new HashSet<>();
    read.forEach(record -> record.stream().ifPresent(streams::add));
    return StreamHeads.load(tx, streams)
        .flatMap(
            heads -> {
              Map<StreamId, StreamHead> changed = new HashMap<>();
              return each(read, record -> take(tx, record, heads, changed))
                  .chain(() -> StreamHeads.store(tx, changed.values()));
            });
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    LogRecord read = LogRecord.of(record);
    if (read.stream().isEmpty()) {
      return deadLetters.keep(tx, record, why.toString());
    }
    StreamId stream = read.stream().get();
    return StreamHeads.load(tx, Set.of(stream))
        .map(heads -> heads.getOrDefault(stream, StreamHead.of(stream)))
        .flatMap(
            head ->
                StreamHeads.store(tx, List.of(head.parked(read.versionAfter(head), why.toString())))
                    .chain(
                        () ->
                            StreamHeads.hold(tx, stream, read.versionAfter(head), record.value())));
  }

  private Uni<Void> take(
      SqlConnection tx,
      LogRecord record,
      Map<StreamId, StreamHead> heads,
      Map<StreamId, StreamHead> changed) {
    if (record.stream().isEmpty()) {
      return deadLetters.keep(tx, record.kafka(), record.reason());
    }
    StreamId stream = record.stream().get();
    StreamHead head = heads.getOrDefault(stream, StreamHead.of(stream));
    return take(tx, record, head)
        .invoke(
            now -> {
              if (!now.equals(head)) {
                heads.put(stream, now);
                changed.put(stream, now);
              }
            })
        .replaceWithVoid();
  }

  private Uni<StreamHead> take(SqlConnection tx, LogRecord record, StreamHead head) {
    long version = record.versionAfter(head);
    return switch (head.judge(version, record.digest())) {
      case DROP -> Uni.createFrom().item(head);
      case FORK -> Uni.createFrom().item(head.forked(record.digest()));
      case HOLD -> hold(tx, record, version, head.gap());
      case TAKE ->
          record.unreadable()
              ? hold(tx, record, version, head.parked(version, record.reason()))
              : show(tx, record)
                  .replaceWith(head.taken(version, record.digest()))
                  .flatMap(
                      taken -> head.state() == StreamState.GAP ? drain(tx, taken) : same(taken));
    };
  }

  /** The head has to be there before what it holds. */
  private static Uni<StreamHead> hold(
      SqlConnection tx, LogRecord record, long version, StreamHead head) {
    return StreamHeads.store(tx, List.of(head))
        .chain(() -> StreamHeads.hold(tx, head.stream(), version, record.kafka().value()))
        .replaceWith(head);
  }

  /** What waited for the event that was just taken in, as far as it goes without another gap. */
  private Uni<StreamHead> drain(SqlConnection tx, StreamHead head) {
    return StreamHeads.release(tx, head.stream(), head.version() + 1)
        .flatMap(
            line ->
                line == null
                    ? stillMissing(tx, head)
                    : take(tx, LogRecord.held(head.stream(), line), head)
                        .flatMap(
                            now -> now.version() > head.version() ? drain(tx, now) : same(now)));
  }

  private static Uni<StreamHead> stillMissing(SqlConnection tx, StreamHead head) {
    return StreamHeads.holdsMore(tx, head.stream()).map(more -> more ? head.gap() : head);
  }

  private Uni<Void> show(SqlConnection tx, LogRecord record) {
    if (record.known().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Recorded event = record.known().get();
    return traces.following(
        event,
        () ->
            each(views, view -> view.apply(tx, event))
                .chain(() -> each(reactions, reaction -> reaction.react(tx, event))));
  }

  private static Uni<StreamHead> same(StreamHead head) {
    return Uni.createFrom().item(head);
  }

  private static <T> Uni<Void> each(List<T> items, java.util.function.Function<T, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .onItem()
        .ignoreAsUni();
  }
}
