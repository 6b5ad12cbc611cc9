package org.slaledger.credit.usecase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;

/**
 * Keeps of one pass over the log what the statements of several agreements rest on, each event
 * once. Where that comes to be more than so many events, the later half of the agreements is put
 * off to a further pass: memory holds at most so many, or what a single agreement's statements rest
 * on where that is more. An event that can't be used spoils the statements that may rest on it, and
 * no other; those of the same agreements that end before it are put off, too.
 */
final class Gathering {
  private final long most;
  private final Map<StreamId, List<Envelope>> kept = new HashMap<>();
  private final Map<StreamId, Set<StatementsOfAgreement>> holders = new HashMap<>();

  /** Of which the beginning was not kept: a ticket's clocks may change hands. */
  private final Set<StreamId> late = new HashSet<>();

  private final List<StatementsOfAgreement> putOff = new ArrayList<>();
  private final Map<StatementsOfAgreement, UnusableEvent> spoilt = new LinkedHashMap<>();

  /** Readers ask while the replay hands on. */
  private volatile List<StatementsOfAgreement> wanting;

  private final Map<StreamId, Boolean> wanted = new ConcurrentHashMap<>();
  private long events;

  Gathering(List<StatementsOfAgreement> wanting, long most) {
    this.wanting = List.copyOf(wanting);
    this.most = most;
  }

  /** Blocks. */
  void read(LogReplay log, Set<Topic> topics, Consumer<ReplayProgress> progress) {
    log.replay(topics, this::isWanted, event -> take(event.envelope()), this::spoil, progress);
    if (!late.isEmpty()) {
      Set<StreamId> again = Set.copyOf(late);
      late.clear();
      again.forEach(stream -> kept.put(stream, new ArrayList<>()));
      log.replay(
          topics,
          stream -> again.contains(stream) && holders.containsKey(stream),
          event -> keep(event.envelope()),
          this::spoil,
          progress);
    }
  }

  /** Of which all was kept. */
  List<StatementsOfAgreement> whole() {
    return wanting;
  }

  /** For a further pass. */
  List<StatementsOfAgreement> putOff() {
    return putOff;
  }

  /** Of which those can't be derived that reach as far as an event. */
  Map<StatementsOfAgreement, UnusableEvent> spoilt() {
    return spoilt;
  }

  /** What one agreement's statements rest on, each stream in its order. */
  Map<StreamId, List<Envelope>> of(StatementsOfAgreement one) {
    Map<StreamId, List<Envelope>> own = new HashMap<>();
    holders.forEach(
        (stream, by) -> {
          if (by.contains(one)) {
            own.put(stream, kept.getOrDefault(stream, List.of()));
          }
        });
    return own;
  }

  private boolean isWanted(StreamId stream) {
    Boolean known = wanted.get(stream);
    if (known == null) {
      known = wanting.stream().anyMatch(one -> one.mayHold(stream));
      wanted.put(stream, known);
    }
    return known;
  }

  private void take(Envelope event) {
    StreamId stream = event.stream();
    boolean begun = holders.containsKey(stream);
    if (!begun || mayHoldLater(stream)) {
      hold(event);
    }
    if (!holders.containsKey(stream)) {
      if (!mayHoldLater(stream)) {
        wanted.put(stream, false);
      }
    } else if (!begun && event.streamVersion() > 1) {
      late.add(stream);
    } else if (!late.contains(stream)) {
      keep(event);
    }
  }

  private boolean mayHoldLater(StreamId stream) {
    return wanting.stream().anyMatch(one -> one.mayHoldLater(stream));
  }

  private void hold(Envelope event) {
    for (StatementsOfAgreement one : wanting) {
      if (one.holds(event)) {
        holders.computeIfAbsent(event.stream(), stream -> new HashSet<>()).add(one);
      }
    }
  }

  private void keep(Envelope event) {
    Set<StatementsOfAgreement> by = holders.get(event.stream());
    if (by != null
        && by.stream().anyMatch(one -> one.reaches(event.stream(), event.streamVersion()))) {
      kept.computeIfAbsent(event.stream(), stream -> new ArrayList<>()).add(event);
      events++;
      if (events > most && wanting.size() > 1) {
        List<StatementsOfAgreement> later =
            wanting.subList((wanting.size() + 1) / 2, wanting.size());
        putOff.addAll(later);
        leave(later);
      }
    }
  }

  private void spoil(UnusableEvent event) {
    Set<StatementsOfAgreement> by = holders.get(event.stream());
    List<StatementsOfAgreement> concerned =
        (by == null ? wanting.stream().filter(one -> one.mayHold(event.stream())) : by.stream())
            .filter(one -> one.reaches(event.stream(), event.version()))
            .toList();
    for (StatementsOfAgreement one : concerned) {
      spoilt.put(one, event);
      one.endingBefore(event.stream(), event.version()).ifPresent(putOff::add);
    }
    leave(concerned);
  }

  private void leave(List<StatementsOfAgreement> left) {
    Set<StatementsOfAgreement> gone = Set.copyOf(left);
    wanting = wanting.stream().filter(one -> !gone.contains(one)).toList();
    wanted.clear();
    holders.values().forEach(by -> by.removeAll(gone));
    holders.values().removeIf(Set::isEmpty);
    kept.keySet().retainAll(holders.keySet());
    late.retainAll(holders.keySet());
    events = kept.values().stream().mapToLong(List::size).sum();
  }
}
