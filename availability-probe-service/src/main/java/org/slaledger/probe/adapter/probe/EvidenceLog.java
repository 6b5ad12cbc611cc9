package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointRecord;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.RunningCoverage;

/** The streams {@code probe/<point>@<location>} as the prober of that location writes them. */
final class EvidenceLog {
  private static final Cause PROBER = Cause.by("availability-probe-service");

  private final Pool pool;
  private final Journal journal;
  private final CoverageView coverage;
  private final RunningCoverage running;
  private final String location;

  /**
   * What is known of a point, to go on from.
   *
   * @param kept what had gathered beside its stream, where anything had
   */
  record Found(PointRecord record, @Nullable Checkpoint kept) {}

  EvidenceLog(
      Pool pool, Journal journal, CoverageView coverage, RunningCoverage running, String location) {
    this.pool = pool;
    this.journal = journal;
    this.coverage = coverage;
    this.running = running;
    this.location = location;
  }

  /** What is known of points, of each that is asked for. */
  Uni<Map<PointId, Found>> found(Collection<PointId> points) {
    return Uni.combine()
        .all()
        .unis(coverage.of(pool, location, points), running.of(pool, location, points))
        .usingConcurrencyOf(1)
        .with(
            (seen, kept) -> {
              Map<PointId, Found> found = new HashMap<>();
              for (PointId point : points) {
                LastSeen last = seen.getOrDefault(point, LastSeen.NEVER);
                found.put(point, new Found(last.record(), kept.get(point)));
              }
              return found;
            });
  }

  /** Keeps the coverage that gathers. */
  Uni<Void> keep(List<RunningCoverage.Of> gathered) {
    return running.keep(pool, location, gathered);
  }

  /** What a point's stream says, to go on from. */
  Uni<PointRecord> record(PointId point) {
    return coverage.of(pool, point, location).map(LastSeen::record);
  }

  /**
   * Appends, all or nothing. Fails with {@link org.slaledger.journal.StaleVersion} when somebody
   * else has written to the stream.
   *
   * @param expected the stream's version before these
   */
  Uni<Void> append(PointId point, long expected, List<AvailabilityEvent> events) {
    StreamId stream = StreamId.of("probe", point + "@" + location);
    List<NewEvent> lines =
        events.stream().map(event -> new NewEvent(event, happened(event))).toList();
    return pool.withTransaction(
            tx -> journal.append(tx, new Append(stream, expected, lines), PROBER))
        .replaceWithVoid();
  }

  private static Instant happened(AvailabilityEvent event) {
    return switch (event) {
      case ProbeFailed failed -> failed.at();
      case ProbeRecovered recovered -> recovered.at();
      case ObservationRecorded measured -> measured.to();
      case ObservationMissed missed -> missed.to();
    };
  }
}
