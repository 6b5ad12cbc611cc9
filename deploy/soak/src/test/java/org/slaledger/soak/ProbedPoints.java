package org.slaledger.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slaledger.contract.Topic;
import org.slaledger.local.service.Service;
import org.slaledger.soak.stand.Stand;

/**
 * Points that are probed each second (a busy machine has 2 s to answer), and what the prober's
 * journal says of them.
 */
final class ProbedPoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGREEMENT = "agreement/probed";
  private static final String HASH = "0".repeat(64);

  private final Stand stand;
  private final List<String> points;

  /**
   * An event of a point's stream, in its order.
   *
   * @param reason why time was missed; empty where it was covered
   */
  record Stretch(Instant from, Instant to, String reason) {
    boolean isMissed() {
      return !reason.isEmpty();
    }
  }

  ProbedPoints(Stand stand, int count) {
    this.stand = stand;
    this.points = IntStream.range(0, count).mapToObj(number -> "p" + number).toList();
  }

  List<String> names() {
    return points;
  }

  /** Has them agreed from now on. */
  void agree(ProbedTarget target) throws Exception {
    String measured =
        points.stream()
            .map(
                point ->
                    "{\"point\":\"%s\",\"probe\":{\"kind\":\"HTTP\",\"url\":\"%s\"},\"interval\":\"PT1S\",\"timeout\":\"PT2S\",\"confirm\":2}"
                        .formatted(point, target.of(point)))
            .collect(Collectors.joining(","));
    try (var planted = new PlantedEvents(stand.bootstrap())) {
      planted.any(
          Topic.AGREEMENTS,
          "slaledger.AddendumProposed.v1",
          AGREEMENT,
          1,
          """
          {"agreement":"probed","addendumVersion":1,"documentHash":"%s","addendum":{"customer":"acme",\
          "zone":"UTC","currency":"EUR","cycle":"MONTH","priorities":{},"services":[{"service":"web","fee":"1",\
          "points":[%s],"unobserved":"DOWN","availability":{"method":"DOWNTIME","objective":"99.9"},\
          "credit":{"schedule":"TIERS","tiers":[]}}]},"zone":{"zone":"UTC","initialOffset":"+00:00",\
          "from":"2020-01-01T00:00:00Z","until":"2040-01-01T00:00:00Z","transitions":[]}}\
          """
              .formatted(HASH, measured));
      planted.any(
          Topic.AGREEMENTS,
          "slaledger.AddendumSigned.v1",
          AGREEMENT,
          2,
          "{\"agreement\":\"probed\",\"addendumVersion\":1,\"documentHash\":\"%s\",\"signedBy\":\"carla\",\"effectiveFrom\":\"%s\"}"
              .formatted(HASH, Instant.ofEpochMilli(System.currentTimeMillis())));
    }
  }

  /** Up to when a point's stream accounts for its time. */
  Instant accountedUntil(String point) {
    return stretches(point).getLast().to();
  }

  /** The stretches of a point's time that end after an instant, in the stream's order. */
  List<Stretch> since(String point, Instant instant) {
    return stretches(point).stream().filter(it -> it.to().isAfter(instant)).toList();
  }

  /** Those that are missed, neighbours as one. */
  List<Stretch> missedSince(String point, Instant instant) {
    List<Stretch> missed = new ArrayList<>();
    for (Stretch next : since(point, instant)) {
      if (next.isMissed()) {
        Stretch last = missed.isEmpty() ? null : missed.getLast();
        if (last != null && last.to().equals(next.from()) && last.reason().equals(next.reason())) {
          missed.set(missed.size() - 1, new Stretch(last.from(), next.to(), next.reason()));
        } else {
          missed.add(next);
        }
      }
    }
    return missed;
  }

  /** All covered and missed time of a point. */
  List<Stretch> stretches(String point) {
    return events(point).stream()
        .map(event -> event.path("data"))
        .filter(data -> data.has("from"))
        .map(
            data ->
                new Stretch(
                    Instant.parse(data.path("from").asText()),
                    Instant.parse(data.path("to").asText()),
                    data.path("reason").asText("")))
        .toList();
  }

  /** How many failures of a point were recorded. */
  long failures(String point) {
    return events(point).stream()
        .filter(event -> event.path("type").asText().contains("ProbeFailed"))
        .count();
  }

  private List<JsonNode> events(String point) {
    List<JsonNode> events = new ArrayList<>();
    try (var database = stand.postgres().superuser(Service.PROBE.database());
        var asked =
            database.prepareStatement(
                "SELECT body FROM journal WHERE stream = ? ORDER BY version")) {
      asked.setString(1, "probe/" + point + "@local");
      try (var rows = asked.executeQuery()) {
        while (rows.next()) {
          events.add(JSON.readTree(rows.getBytes(1)));
        }
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }
}
