package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/**
 * What is known of the streams of one batch, and what the batch changes. Their heads are locked, so
 * that an operator who retries or gives up and a reader wait for one another.
 */
final class IntakeBatch {
  private final Map<StreamId, StreamHead> heads;
  private final Map<StreamId, StreamHead> changed = new HashMap<>();
  private final Map<TakenEvents.Place, String> failed = new HashMap<>();
  private final GivenUpEvents givenUp;
  private final TakenEvents taken;

  private IntakeBatch(Map<StreamId, StreamHead> heads, GivenUpEvents givenUp, TakenEvents taken) {
    this.heads = heads;
    this.givenUp = givenUp;
    this.taken = taken;
  }

  static Uni<IntakeBatch> load(SqlConnection tx, List<LogRecord> records) {
    Set<StreamId> streams = new HashSet<>();
    records.forEach(record -> record.stream().ifPresent(streams::add));
    return load(tx, streams, records);
  }

  static Uni<IntakeBatch> load(SqlConnection tx, StreamId stream) {
    return load(tx, Set.of(stream), List.of());
  }

  private static Uni<IntakeBatch> load(
      SqlConnection tx, Set<StreamId> streams, List<LogRecord> records) {
    return Uni.combine()
        .all()
        .unis(StreamHeads.lock(tx, streams), GivenUpEvents.load(tx, streams))
        .asTuple()
        .flatMap(
            known ->
                TakenEvents.load(tx, late(records, known.getItem1()))
                    .map(taken -> new IntakeBatch(known.getItem1(), known.getItem2(), taken)));
  }

  /** What comes under a version that was taken in before this batch. */
  private static List<TakenEvents.Place> late(
      List<LogRecord> records, Map<StreamId, StreamHead> heads) {
    Set<TakenEvents.Place> late = new HashSet<>();
    for (LogRecord record : records) {
      StreamHead head = record.stream().map(heads::get).orElse(null);
      if (head != null && record.claimed() > 0 && record.claimed() <= head.version()) {
        late.add(new TakenEvents.Place(head.stream(), record.claimed()));
      }
    }
    return List.copyOf(late);
  }

  StreamHead head(StreamId stream) {
    return heads.getOrDefault(stream, StreamHead.of(stream));
  }

  void change(StreamHead now) {
    if (!now.equals(heads.put(now.stream(), now))) {
      changed.put(now.stream(), now);
    }
  }

  /** The event is part of the stream's past from now on. */
  void took(StreamId stream, LogRecord record) {
    taken.add(stream, record.claimed(), record.digest());
  }

  byte @Nullable [] contradicting(StreamId stream, LogRecord record) {
    return taken.contradicting(stream, record.claimed(), record.digest());
  }

  @Nullable StreamState givenUp(StreamId stream, LogRecord record) {
    return givenUp.of(stream, record);
  }

  /** An event that waits failed before, and is not to be tried. */
  void know(WaitingFailed failure) {
    failed.put(failure.place(), String.valueOf(failure.getMessage()));
  }

  /** Why the event there failed before; null if it did not. */
  @Nullable String failed(TakenEvents.Place place) {
    return failed.get(place);
  }

  Uni<Void> store(SqlConnection tx) {
    return StreamHeads.store(tx, changed.values()).chain(() -> taken.store(tx));
  }
}
