package org.slaledger.bench.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.EvidenceLog;
import org.slaledger.bench.stand.Http;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * A view with a row for each of a million streams: taken in live, then built anew beside the live
 * one and compared with it, as an operator orders it.
 */
public final class RebuildRate implements Benchmark {
  private static final String PATH = "/status/notification-service/rebuilds";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long STEP_MS = 500;
  private static final long STUCK_NANOS = 120_000_000_000L;

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    int streams = run.scale().of(1_000_000, 100_000, 500);
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      RunningService service = stand.start(Service.NOTIFICATION, Map.of());
      run.say("writing the first event of %,d streams".formatted(streams));
      EvidenceLog.writeFailures(stand.bootstrap(), streams);
      double live = takenIn(run, stand, streams);
      double seconds = rebuilt(run, stand, service);
      String how = "%,d streams, a row each".formatted(streams);
      List<Row> rows = new ArrayList<>();
      rows.add(
          Row.beside(
              "a view built anew and compared",
              Measured.once(streams / seconds, "/s"),
              "plain inserts of such rows",
              Measured.once(inserted(stand), "/s"),
              null,
              how));
      rows.add(Row.alone("the same, in all", Measured.once(seconds, "s"), null, how));
      rows.add(
          Row.alone(
              "taken in live, catching up",
              Measured.once(live, "/s"),
              null,
              how + "; view, reactions and the stream's head"));
      return rows;
    }
  }

  private static double takenIn(Run run, Stand stand, int streams) throws Exception {
    try (Connection view = stand.superuser(Service.NOTIFICATION.database())) {
      long before = count(view);
      long began = System.nanoTime();
      long moved = began;
      long last = before;
      while (last < streams) {
        Thread.sleep(STEP_MS);
        long now = count(view);
        if (now > last) {
          moved = System.nanoTime();
          last = now;
        } else if (System.nanoTime() - moved > STUCK_NANOS) {
          throw new IllegalStateException(last + " of " + streams + " streams were taken in");
        }
      }
      double rate = (streams - before) * 1e9 / (System.nanoTime() - began);
      run.say("taken in live: %,.0f/s".formatted(rate));
      return rate;
    }
  }

  private static long count(Connection view) throws SQLException {
    try (Statement statement = view.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM stream_head")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static double rebuilt(Run run, Stand stand, RunningService service) throws Exception {
    String token = stand.token(Persona.OLAF);
    String order = "{\"mode\":\"COMPARE\",\"reason\":\"a benchmark\"}";
    long began = System.nanoTime();
    String place = Http.ordered(service.port(), PATH, token, order);
    JsonNode report = JSON.readTree(Http.get(service.port(), place, token));
    while (report.path("outcome").asText().equals("RUNNING")) {
      Thread.sleep(STEP_MS);
      report = JSON.readTree(Http.get(service.port(), place, token));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    run.say("%s after %.1f s".formatted(report.path("outcome").asText(), seconds));
    if (!report.path("outcome").asText().equals("EQUAL")) {
      throw new IllegalStateException(report.toString());
    }
    return seconds;
  }

  /** As fast as one statement copies the view's rows into a table like it. */
  private static double inserted(Stand stand) throws SQLException {
    try (Connection view = stand.superuser(Service.NOTIFICATION.database());
        Statement statement = view.createStatement()) {
      statement.execute("CREATE TABLE like_it (LIKE failure INCLUDING ALL)");
      long began = System.nanoTime();
      int rows = statement.executeUpdate("INSERT INTO like_it SELECT * FROM failure");
      return rows * 1e9 / (System.nanoTime() - began);
    }
  }
}
