package org.slaledger.bench.clocks;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Delays;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.micro.Micro;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.service.Service;

/**
 * A million open clocks and three processes of the service: how late deadlines reach the journal
 * when they are spread and when they come all at once, across kill -9 and a restart, and how fast
 * clocks follow new terms. Each clock is seen to be fired once, or there is no figure.
 */
public final class ClockFigures implements Benchmark {
  private static final int A_SECOND = 50;
  private static final Duration AHEAD = Duration.ofSeconds(8);
  private static final Duration LONG_AHEAD = Duration.ofDays(1);

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    List<Row> rows = new ArrayList<>(fired(run));
    rows.addAll(Micro.deadlines(run));
    return rows;
  }

  private static List<Row> fired(Run run) throws Exception {
    int open = run.scale().of(1_000_000, 100_000, 1_000);
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      ClockDatabase.configure(stand);
      Replicas replicas = new Replicas(stand);
      try (Connection db = stand.superuser(Service.CLOCK.database())) {
        OpenClocks clocks = new OpenClocks(db);
        run.say("starting %,d clocks".formatted(open));
        Instant first = Instant.now().plus(LONG_AHEAD).truncatedTo(ChronoUnit.MILLIS);
        clocks.start("open", open, number -> first.plusSeconds(number));
        ClockDatabase.settle(db);
        var measuring = new Measuring(run, stand, replicas, db, clocks, open);
        List<Row> rows = new ArrayList<>();
        rows.addAll(measuring.spread());
        rows.addAll(measuring.bursts());
        rows.add(measuring.killed());
        rows.addAll(measuring.retargeted());
        rows.add(measuring.restarted());
        return rows;
      }
    }
  }

  private record Measuring(
      Run run, Stand stand, Replicas replicas, Connection db, OpenClocks clocks, int open) {
    private String how() {
      return "%,d open clocks, %d processes".formatted(open, Replicas.COUNT);
    }

    List<Row> spread() throws Exception {
      int seconds = run.scale().of(60, 20, 1);
      Duration pace = Duration.ofSeconds(1).dividedBy(A_SECOND);
      due("warm", A_SECOND * run.scale().of(10, 5, 1), pace).delays();
      Delays delays = due("spread", A_SECOND * seconds, pace).delays();
      run.say("spread: " + delays);
      String note = "%d a second for %d s; %s".formatted(A_SECOND, seconds, how());
      return List.of(
          Row.alone(
              "spread deadlines: instant to commit, p50",
              Measured.once(delays.percentile(50), "ms"),
              null,
              note),
          Row.alone(
              "the same, p99", Measured.once(delays.percentile(99), "ms"), Aim.atMost(250), note),
          Row.alone("the same, at most", Measured.once(delays.percentile(100), "ms"), null, note));
    }

    /** Starts clocks of a set of which the first is due soon. */
    private Firings due(String set, int count, Duration pace) throws Exception {
      Instant first = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
      Firings fired = new Firings(db, set, count);
      clocks.start(set, count, number -> first.plus(pace.multipliedBy(number)));
      if (Instant.now().isAfter(first)) {
        throw new IllegalStateException(set + " was not set up before it was due");
      }
      return fired;
    }

    List<Row> bursts() throws Exception {
      int count = count();
      int[] round = {0};
      List<Measured> measured =
          run.rounds(
              run.scale().of(5, 3, 1),
              "s",
              List.of(
                  () -> last(due("burst" + ++round[0], count, Duration.ZERO).delays()),
                  () -> plain("plain" + round[0], count)));
      return List.of(
          Row.beside(
              "%,d deadlines in one instant: until all are committed".formatted(count),
              measured.get(0),
              "the same rows by %d plain clients".formatted(Replicas.COUNT),
              measured.get(1),
              Aim.atMost(2),
              "each once; relay on; " + how()));
    }

    private int count() {
      return run.scale().of(10_000, 10_000, 100);
    }

    private double plain(String set, int count) throws Exception {
      Instant due = Instant.now().plus(LONG_AHEAD).truncatedTo(ChronoUnit.SECONDS);
      Firings written = new Firings(db, set, count);
      clocks.start(set, count, number -> due);
      double seconds = PlainBurst.seconds(stand, set, count, due);
      written.delays();
      return seconds;
    }

    private static double last(Delays delays) {
      return delays.percentile(100) / 1000;
    }

    /** One process is killed when a third has been fired; it is started again afterwards. */
    Row killed() throws Exception {
      int count = count();
      Firings fired = due("kill", count, Duration.ZERO);
      fired.await(count - count / 3);
      long left = fired.left();
      replicas.kill(1);
      double seconds = last(fired.delays());
      run.say("kill -9 with %,d left: %.2f s".formatted(left, seconds));
      replicas.start(1);
      return Row.alone(
          "the same, one process killed (-9) in the midst",
          Measured.once(seconds, "s"),
          null,
          "each once; killed with %,d left".formatted(left));
    }

    List<Row> retargeted() throws Exception {
      int tickets = run.scale().of(5_000, 1_000, 20);
      int count = tickets * Retargeting.CLOCKS_OF_A_TICKET;
      Retargeting customer = new Retargeting(db, stand.bootstrap(), tickets);
      double started = customer.started();
      double retargeted = customer.retargeted();
      run.say(
          "%,d clocks started in %.2f s, retargeted in %.2f s"
              .formatted(count, started, retargeted));
      String note =
          "%,d tickets; office hours, holidays, a zone with transitions".formatted(tickets);
      return List.of(
          Row.alone(
              "clocks started as their tickets are read from the log",
              Measured.once(count / started, "/s"),
              null,
              note),
          Row.alone(
              "all %,d open clocks of a customer follow new terms".formatted(count),
              Measured.once(retargeted, "s"),
              null,
              "%,.0f clocks/s; %s".formatted(count / retargeted, note)));
    }

    /** From the start of a process to the commit of what came due while none ran. */
    Row restarted() throws Exception {
      List<Double> rounds = new ArrayList<>();
      for (int round = 1; round <= run.scale().of(3, 2, 1); round++) {
        replicas.stop();
        Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String set = "late" + round;
        Firings fired = new Firings(db, set, A_SECOND);
        clocks.start(set, A_SECOND, number -> due);
        Instant began = Instant.now();
        replicas.start(1);
        Delays delays = fired.delays();
        fired.requireBothTimes(due, began);
        rounds.add(last(delays) - Duration.between(due, began).toMillis() / 1000.0);
      }
      run.say("restart to firing: " + rounds);
      return Row.alone(
          "restart to firing",
          Measured.of(rounds, "s"),
          Aim.atMost(10),
          "start of a process to the commit; the event has the instant it was due at, and when it"
              + " was written");
    }
  }
}
