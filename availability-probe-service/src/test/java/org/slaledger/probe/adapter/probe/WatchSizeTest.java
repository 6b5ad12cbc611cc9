package org.slaledger.probe.adapter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.Phases;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.domain.PointRecord;
import org.slaledger.probe.domain.PointWatch;
import org.slaledger.probe.domain.ProbeResult;

/** What a point takes of the heap while it is measured. */
class WatchSizeTest {
  private static final int POINTS = 4_000;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int AN_HOUR = 60;
  private static final ObjectMapper JSON = ContractJson.mapper();

  private final Vertx vertx = Vertx.vertx();
  private final Timekeeper time =
      new Timekeeper(InstantSource.fixed(NOW), System::nanoTime, Duration.ofDays(1), stepped -> {});

  @Test
  void a_point_takes_less_than_two_kilobytes_with_all_that_belongs_to_it(TestReporter reporter)
      throws Exception {
    // Given
    Agenda agenda = new Agenda(vertx, time, due -> {});
    long before = used();
    // When each has been up for most of an hour, one probe a minute
    Map<PointId, Watch> watches = new HashMap<>();
    Map<PointId, Assignment.Assigned> assigned = new HashMap<>();
    for (int i = 0; i < POINTS; i++) {
      Watch watch = watched("customer-" + i % 500 + "-portal-" + i, new Random(i));
      agenda.put(watch, NOW);
      watches.put(watch.point(), watch);
      assigned.put(watch.point(), new Assignment.Assigned(watch.plan(), NOW));
    }
    long each = (used() - before) / POINTS;
    // Then
    assertThat(each).isLessThan(2048);
    assertThat(watches.keySet()).isEqualTo(assigned.keySet());
    reporter.publishEntry("bytes a point", Long.toString(each));
    vertx.close();
  }

  private static Watch watched(String name, Random random) throws Exception {
    MeasurementPoint terms = terms(name);
    Plan plan = new Plan("here", List.of(new Plan.Stretch(terms, NOW, null)));
    Watch watch =
        new Watch(
            plan,
            PointWatch.start(
                terms.point(), "here", Duration.ofHours(2), PointRecord.EMPTY, null, NOW),
            PointRecord.EMPTY,
            NOW);
    for (int minute = 0; minute < AN_HOUR; minute++) {
      Instant at = NOW.plusSeconds(60L * minute);
      Duration took =
          Duration.ofNanos(1000L * (long) (30_000 * Math.exp(random.nextGaussian() / 3)));
      Phases phases = new Phases(took, took, took, took, took);
      watch.land(
          watch.begin(at, terms),
          new ProbeResult(at, took, phases, new ProbeResult.Succeeded(200)),
          true);
    }
    return watch;
  }

  /** As it is read from the database: nothing of it is shared. */
  private static MeasurementPoint terms(String name) throws Exception {
    MeasurementPoint terms =
        MeasurementPoint.of(
            new PointId(name),
            ProbeTerms.Http.get(URI.create("https://" + name + ".customer.example/health/ready")),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            2);
    return JSON.readValue(JSON.writeValueAsString(terms), MeasurementPoint.class);
  }

  private static long used() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
