package org.slaledger.bench.probes;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.Http;
import org.slaledger.bench.stand.RelayedLog;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.history.ImportObservations;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * History imported a second, as {@code ./sla import observations} does it: a CSV file is read,
 * checked, sent and journalled while the relay brings it into the log. Beside a client that inserts
 * as many rows of that kind in batches.
 */
public final class ImportRate implements Benchmark {
  private static final int POINTS = 10;
  private static final int FAILS_ONE_IN = 500;
  private static final int FAILURES_IN_A_ROW = 5;
  private static final int BATCH = 1_000;
  private static final Duration KNOWN_WITHIN = Duration.ofMinutes(1);
  private static final Instant BEGIN = Instant.parse("2024-02-01T00:00:00Z");

  private int files;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    int observations = run.scale().of(1_000_000, 200_000, 2_000);
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      RunningService prober = stand.start(Service.PROBE, Map.of());
      URI nowhere = URI.create("http://192.0.2.1/");
      AgreedPoints agreed =
          new AgreedPoints(Duration.ofDays(1), Duration.ofSeconds(5), n -> nowhere, BEGIN);
      RelayedLog.write(stand.bootstrap(), 1, writer -> agreed.events(POINTS));
      awaitPoints(prober, stand.token(Persona.OLAF));
      Path token = Files.writeString(run.folder().resolve("token"), stand.token(Persona.OLAF));
      List<Measured> measured =
          run.rounds(
              run.scale().of(5, 3, 1),
              "/s",
              List.of(
                  () -> imported(run, prober, token, observations),
                  () -> inserted(stand, observations)));
      return List.of(
          Row.beside(
              "observations imported",
              measured.get(0),
              "plain inserts of such rows, " + BATCH + " a commit",
              measured.get(1),
              Aim.atLeast(20_000),
              "%,d of %d points a file, each minute; %d failures in a row one time in %d; relay on"
                  .formatted(observations, POINTS, FAILURES_IN_A_ROW, FAILS_ONE_IN)));
    }
  }

  private static void awaitPoints(RunningService prober, String token) {
    boolean known =
        Await.until(
            KNOWN_WITHIN,
            () -> {
              try {
                return Http.get(prober.port(), "/availability/points", token).contains("\"p9\"");
              } catch (IOException e) {
                return false;
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
              }
            });
    if (!known) {
      throw new IllegalStateException("the prober does not know the points");
    }
  }

  /** Each time another stretch of time. */
  private double imported(Run run, RunningService prober, Path token, int observations)
      throws IOException {
    Path file = written(run.folder().resolve("history-" + files + ".csv"), observations);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    long began = System.nanoTime();
    int exit =
        ImportObservations.run(
            run.tree(),
            List.of(
                file.toString(),
                "--token",
                token.toString(),
                "--url",
                "http://localhost:" + prober.port()),
            Map.of(),
            out,
            out);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(told.toString(StandardCharsets.UTF_8));
    }
    return observations / seconds;
  }

  private Path written(Path file, int observations) throws IOException {
    int each = observations / POINTS;
    Instant from = BEGIN.plus(Duration.ofMinutes((long) files * each));
    files++;
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      lines.write("point,at,ok,took\n");
      for (int i = 0; i < each; i++) {
        Instant at = from.plus(Duration.ofMinutes(i));
        boolean ok = i % FAILS_ONE_IN >= FAILURES_IN_A_ROW;
        for (int point = 0; point < POINTS; point++) {
          lines.write("p" + point + "," + at + "," + ok + ",0.0" + (10 + i % 90) + "\n");
        }
      }
    }
    return file;
  }

  private static double inserted(Stand stand, int observations) throws SQLException {
    try (Connection connection = stand.superuser(Service.PROBE.database());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bare");
      statement.execute(
          "CREATE TABLE bare (point text, location text, at timestamptz, ok boolean, took int)");
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bare VALUES (?, ?, ?, ?, ?)")) {
        for (int i = 1; i <= observations; i++) {
          insert.setString(1, "p" + i % POINTS);
          insert.setString(2, "history");
          insert.setString(3, BEGIN.plusSeconds(60L * i).toString());
          insert.setBoolean(4, i % FAILS_ONE_IN >= FAILURES_IN_A_ROW);
          insert.setInt(5, 10 + i % 90);
          insert.addBatch();
          if (i % BATCH == 0 || i == observations) {
            insert.executeBatch();
            connection.commit();
          }
        }
      }
      return observations / ((System.nanoTime() - began) / 1e9);
    }
  }
}
