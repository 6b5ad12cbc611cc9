package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;

/** The service's own events, as a test appends them and looks for them in journal and log. */
@ApplicationScoped
class OwnEvents {
  private static final Duration SOON = Duration.ofSeconds(90);

  private final Journal journal;
  private final Transactions transactions;
  private final LogReplay replay;

  OwnEvents(Journal journal, Transactions transactions, LogReplay replay) {
    this.journal = journal;
    this.transactions = transactions;
    this.replay = replay;
  }

  List<Recorded> append(Append append) {
    return transactions
        .inTransaction(tx -> journal.append(tx, append, Cause.by("test")))
        .await()
        .atMost(SOON);
  }

  /** Lines of the journal. */
  List<String> lines(StreamId stream) {
    return transactions
        .inTransaction(tx -> journal.history(tx, stream))
        .map(History::events)
        .await()
        .atMost(SOON)
        .stream()
        .map(event -> new String(event.line(), StandardCharsets.UTF_8))
        .toList();
  }

  /** As a replay hands them on. */
  List<Recorded> inLog(StreamId clock) {
    List<Recorded> events = new ArrayList<>();
    replay.replay(Set.of(Topic.CLOCKS), clock::equals, events::add);
    return events;
  }
}
