package org.slaledger.bench.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.tools.ConsumerPerformance;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.EvidenceLog;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.child.ChildJvm;

/**
 * A replay of the whole log that folds half of it, beside Kafka's own consumer performance tool on
 * the same topic.
 */
public final class ReplayRate implements Benchmark {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final int FETCHED_A_SECOND = 9;

  /**
   * 8 bytes of each event that is folded, in arrays that grow by half: up to 60 MB of 5 million.
   */
  private static final int MAY_GROW_MB = 64;

  private final List<Double> highest = new ArrayList<>();
  private final List<List<Double>> left =
      ReplayProcess.TENTHS.stream().map(tenths -> (List<Double>) new ArrayList<Double>()).toList();

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    int versions = run.scale().of(5_000, 500, 5);
    int events = versions * EvidenceLog.STREAMS;
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      run.say("writing %,d events".formatted(events));
      EvidenceLog.write(stand.bootstrap(), versions);
      List<Measured> measured =
          run.rounds(
              run.scale().of(3, 2, 1),
              "/s",
              List.of(() -> replayed(run, stand, events), () -> consumed(stand, events)));
      List<Row> rows = new ArrayList<>();
      rows.add(
          Row.beside(
              "events replayed, half of them folded",
              measured.get(0),
              "Kafka's ConsumerPerformance, same topic",
              measured.get(1),
              Aim.ratio(0.3),
              "%,d events of %d streams in 6 partitions; heap of 256 MB"
                  .formatted(events, EvidenceLog.STREAMS)));
      rows.add(
          Row.alone(
              "heap after a collection, at most",
              Measured.of(highest, "MB"),
              Aim.atMost(256),
              "-Xmx256m"));
      double first = Measured.of(left.getFirst(), "MB").median();
      for (int each = 0; each < left.size(); each++) {
        rows.add(
            Row.alone(
                "heap after %,d events: flat"
                    .formatted(events / 10 * ReplayProcess.TENTHS.get(each)),
                Measured.of(left.get(each), "MB"),
                Aim.atMost(first + MAY_GROW_MB),
                "after a full collection; within %d MB of the first".formatted(MAY_GROW_MB)));
      }
      return rows;
    }
  }

  private double replayed(Run run, Stand stand, int events) throws Exception {
    Path result = run.folder().resolve("replayed");
    Files.deleteIfExists(result);
    int wanted = events / 2;
    finish(
        stand.java(
            ReplayProcess.class,
            OPTIONS,
            stand.bootstrap(),
            result.toString(),
            String.valueOf(wanted)));
    String[] seen = Files.readString(result).split(" ", -1);
    if (Long.parseLong(seen[0]) != wanted) {
      throw new IllegalStateException(seen[0] + " of " + wanted + " events were folded");
    }
    highest.add(Double.parseDouble(seen[2]));
    for (int each = 0; each < left.size(); each++) {
      left.get(each).add(Double.parseDouble(seen[3 + each]));
    }
    return events / Double.parseDouble(seen[1]);
  }

  private static double consumed(Stand stand, int events) throws Exception {
    ChildJvm tool =
        stand.java(
            ConsumerPerformance.class,
            OPTIONS,
            "--bootstrap-server",
            stand.bootstrap(),
            "--topic",
            EvidenceLog.TOPIC,
            "--num-records",
            String.valueOf(events),
            "--timeout",
            "60000",
            "--hide-header");
    finish(tool);
    String last =
        tool.lastLines(20).stream()
            .filter(line -> line.matches("\\d{4}-.*(, [0-9.]+){7}.*"))
            .reduce((before, after) -> after)
            .orElseThrow(() -> new IllegalStateException(String.join("\n", tool.lastLines(20))));
    return Double.parseDouble(last.split(", ", -1)[FETCHED_A_SECOND]);
  }

  private static void finish(ChildJvm process) throws InterruptedException {
    int exit = process.await();
    if (exit != 0) {
      throw new IllegalStateException(
          "ended with " + exit + ":\n" + String.join("\n", process.lastLines(20)));
    }
  }
}
