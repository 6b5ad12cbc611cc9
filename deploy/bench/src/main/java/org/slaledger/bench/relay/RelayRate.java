package org.slaledger.bench.relay;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.contract.Topic;
import org.slaledger.local.service.Service;

/** Events a second through the relay of a running service, live and after it stood still. */
public final class RelayRate implements Benchmark {
  private static final int A_COMMIT = 100;

  /** Live means that no more than this waits for the relay. */
  private static final int BEHIND = 4_000;

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      RunningService service = stand.start(Service.PROBE, Map.of());
      RawProducer raw = new RawProducer(stand.bootstrap());
      try (var connection = stand.app(Service.PROBE);
          var arrivals = new Arrivals(stand.bootstrap(), Topic.AVAILABILITY.topicName())) {
        Journal journal = new Journal(connection);
        return measure(run, service, raw, journal, arrivals);
      }
    }
  }

  private static List<Row> measure(
      Run run, RunningService service, RawProducer raw, Journal journal, Arrivals arrivals)
      throws Exception {
    int events = run.scale().of(150_000, 60_000, 2_000);
    run.say("warm-up");
    live(journal, arrivals, events);
    catchingUp(service, journal, arrivals, events);
    raw.transactional(events);
    List<Measured> measured =
        run.rounds(
            run.scale().of(5, 3, 1),
            "/s",
            List.of(
                () -> live(journal, arrivals, events),
                () -> catchingUp(service, journal, arrivals, events),
                () -> raw.transactional(events * 2),
                () -> raw.plain(events * 2)));
    String how = events + " events of 500 bytes a round, 6 partitions; ";
    return List.of(
        Row.beside(
            "relay, live",
            measured.get(0),
            "raw producer, transactions of 2,048",
            measured.get(2),
            Aim.atLeast(12_000),
            how + "committed 100 at a time by one client, at most 4,000 waiting"),
        Row.beside(
            "relay, catching up",
            measured.get(1),
            "raw producer, transactions of 2,048",
            measured.get(2),
            Aim.atLeast(20_000),
            how + "the process is stopped, the journal filled, the process continued"),
        Row.beside(
            "relay, catching up",
            measured.get(1),
            "raw producer without transactions",
            measured.get(3),
            null,
            "for the record"));
  }

  private static double live(Journal journal, Arrivals arrivals, int events)
      throws SQLException, InterruptedException, TimeoutException {
    long began = System.nanoTime();
    for (int sent = 0; sent < events; sent += A_COMMIT) {
      journal.append(A_COMMIT);
      arrivals.await(journal.written() - BEHIND);
    }
    arrivals.await(journal.written());
    return events * 1e9 / (System.nanoTime() - began);
  }

  private static double catchingUp(
      RunningService service, Journal journal, Arrivals arrivals, int events) throws Exception {
    service.signal("STOP");
    for (int sent = 0; sent < events; sent += A_COMMIT) {
      journal.append(A_COMMIT);
    }
    long began = System.nanoTime();
    service.signal("CONT");
    arrivals.await(journal.written());
    return events * 1e9 / (System.nanoTime() - began);
  }
}
