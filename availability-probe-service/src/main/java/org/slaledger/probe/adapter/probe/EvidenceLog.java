package org.slaledger.probe.adapter.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
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
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.KeyTaken;
import org.slaledger.journal.seal.Seal;
import org.slaledger.journal.seal.SealingKey;
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
  private final Seal seal;
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
      Pool pool,
      Journal journal,
      Seal seal,
      CoverageView coverage,
      RunningCoverage running,
      String location) {
    this.pool = pool;
    this.journal = journal;
    this.seal = seal;
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

  /** What a point's stream says. */
  Uni<PointRecord> record(PointId point) {
    return coverage.of(pool, point, location).map(LastSeen::record);
  }

  /**
   * Appends, all or nothing, with what the point answered sealed under its key. Fails with {@link
   * org.slaledger.journal.StaleVersion} when somebody else has written to the stream.
   *
   * @param expected the stream's version before these
   */
  Uni<Void> append(PointId point, long expected, List<Decided> decided) {
    StreamId stream = StreamId.of("probe", point + "@" + location);
    return pool.withTransaction(
            tx ->
                sealed(tx, stream, point, decided)
                    .map(events -> new Append(stream, expected, lines(events)))
                    .chain(append -> journal.append(tx, append, PROBER)))
        .onFailure(KeyTaken.class)
        .retry()
        .atMost(1)
        .replaceWithVoid();
  }

  private Uni<List<AvailabilityEvent>> sealed(
      SqlConnection tx, StreamId stream, PointId point, List<Decided> decided) {
    if (decided.stream().allMatch(it -> it.excerpt() == null)) {
      return Uni.createFrom().item(decided.stream().map(Decided::event).toList());
    }
    return seal.key(tx, KeyName.point(point, location))
        .chain(
            key ->
                key.keep(tx)
                    .replaceWith(decided.stream().map(it -> sealed(key, stream, it)).toList()));
  }

  private static AvailabilityEvent sealed(SealingKey key, StreamId stream, Decided decided) {
    String excerpt = decided.excerpt();
    return excerpt != null && decided.event() instanceof ProbeFailed failed
        ? with(failed, key.seal(stream, "excerpt", excerpt.getBytes(UTF_8)))
        : decided.event();
  }

  private static ProbeFailed with(ProbeFailed failed, Sealed excerpt) {
    return new ProbeFailed(
        failed.point(),
        failed.location(),
        failed.at(),
        failed.consecutive(),
        failed.reason(),
        failed.status(),
        failed.detail(),
        failed.took(),
        failed.phases(),
        excerpt,
        failed.inbound(),
        failed.imported());
  }

  private static List<NewEvent> lines(List<AvailabilityEvent> events) {
    return events.stream().map(event -> new NewEvent(event, happened(event))).toList();
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
