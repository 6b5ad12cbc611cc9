package org.slaledger.credit.usecase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.credit.domain.statement.Scope;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;
import org.slaledger.journal.UnusableLog;

/**
 * Keeps of a replay what contributes. Streams of others are dropped with their first event; but a
 * ticket or clock may come to be of the agreement later, as tickets change hands: that is rare, and
 * worth a second look at the log rather than memory for those of all customers.
 */
final class Contributing {
  private final Scope scope;
  private final List<Envelope> events = new ArrayList<>();
  private final Set<StreamId> held = new HashSet<>();

  /** Streams of which the beginning was not kept. */
  private final Set<StreamId> heldSinceLater = new HashSet<>();

  /** Readers ask while the replay hands on. */
  private final Set<StreamId> ofOthers = ConcurrentHashMap.newKeySet();

  private Contributing(Scope scope) {
    this.scope = scope;
  }

  /**
   * The events of a scope's streams, each stream in its order. Blocks.
   *
   * @throws UnusableLog when one of the streams can't be used for a sum
   */
  static List<Envelope> of(LogReplay log, Set<Topic> topics, Scope scope) {
    return of(
        log,
        topics,
        scope,
        unusable -> {
          throw unusable;
        },
        progress -> {});
  }

  /** The same, with what to do about events that can't be used, and a look at its progress. */
  static List<Envelope> of(
      LogReplay log,
      Set<Topic> topics,
      Scope scope,
      Consumer<UnusableEvent> unusable,
      Consumer<ReplayProgress> progress) {
    Contributing found = new Contributing(scope);
    log.replay(topics, found::mayHold, event -> found.take(event.envelope()), unusable, progress);
    if (!found.heldSinceLater.isEmpty()) {
      Set<StreamId> late = Set.copyOf(found.heldSinceLater);
      log.replay(
          topics, late::contains, event -> found.events.add(event.envelope()), unusable, progress);
    }
    return found.events;
  }

  private boolean mayHold(StreamId stream) {
    return scope.mayHold(stream) && !ofOthers.contains(stream);
  }

  private void take(Envelope event) {
    StreamId stream = event.stream();
    if (held.contains(stream)) {
      events.add(event);
    } else if (scope.holds(event)) {
      (event.streamVersion() == 1 ? held : heldSinceLater).add(stream);
      takeFirst(event);
    } else if (!scope.mayHoldLater(stream)) {
      ofOthers.add(stream);
    }
  }

  private void takeFirst(Envelope event) {
    if (event.streamVersion() == 1) {
      events.add(event);
    }
  }
}
