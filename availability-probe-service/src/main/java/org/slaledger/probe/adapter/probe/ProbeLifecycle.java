package org.slaledger.probe.adapter.probe;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Topic;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.journal.Journal;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.PartitionShare;
import org.slaledger.journal.seal.Seal;
import org.slaledger.probe.adapter.heartbeat.HeartbeatProbes;
import org.slaledger.probe.adapter.heartbeat.Heartbeats;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.adapter.kinds.Probers;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.probe.view.RunningCoverage;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/** Measures from the service's start to its stop. */
@ApplicationScoped
class ProbeLifecycle {
  private static final Logger LOG = Logger.getLogger(ProbeLifecycle.class);
  private static final int LONGEST_STOP_SECONDS = 8;

  private final Vertx vertx;
  private final ProbeSettings settings;
  private final Pool pool;
  private final Journal journal;
  private final Seal seal;
  private final CoverageView coverage;
  private final RunningCoverage running;
  private final ProbeResults results;
  private final ProbeHours hours;
  private final WhichPointsAreAgreed agreed;
  private final Heartbeats heartbeats;
  private final KafkaClients kafka;
  private final MeterRegistry registry;
  private final InstantSource time;
  private @Nullable Probers prober;
  private @Nullable ProbeLoop loop;
  private @Nullable Shares shares;

  ProbeLifecycle(
      Vertx vertx,
      ProbeSettings settings,
      Pool pool,
      Journal journal,
      Seal seal,
      CoverageView coverage,
      RunningCoverage running,
      ProbeResults results,
      ProbeHours hours,
      WhichPointsAreAgreed agreed,
      Heartbeats heartbeats,
      KafkaClients kafka,
      MeterRegistry registry,
      InstantSource time) {
    this.vertx = vertx;
    this.settings = settings;
    this.pool = pool;
    this.journal = journal;
    this.seal = seal;
    this.coverage = coverage;
    this.running = running;
    this.results = results;
    this.hours = hours;
    this.agreed = agreed;
    this.heartbeats = heartbeats;
    this.kafka = kafka;
    this.registry = registry;
    this.time = time;
  }

  void start(@Observes StartupEvent event) {
    String location = settings.location();
    new OwnName(agreed).require(location);
    AllowedAddresses allowed = new AllowedAddresses(settings.allowedNetworks().orElse(List.of()));
    Probers probers =
        new Probers(
            new Probers.Setup(
                allowed,
                settings.secrets().orElse(null),
                settings.trustedCertificates().orElse(null)));
    Shares sharing =
        new Shares.OfKafka(new PartitionShare(kafka, Topic.AVAILABILITY, "points." + location));
    ProbeLoop probing =
        new ProbeLoop(
            vertx,
            settings,
            new ProbeLoop.Stores(
                agreed,
                new EvidenceLog(pool, journal, seal, coverage, running, location),
                results,
                hours),
            sharing,
            byKind(probers, new HeartbeatProbes(heartbeats)),
            new ProbeMetrics(registry),
            time);
    probing.start();
    prober = probers;
    loop = probing;
    shares = sharing;
  }

  private static Prober byKind(Prober asking, Prober listening) {
    return (terms, at) ->
        terms.probe() instanceof ProbeTerms.Heartbeat
            ? listening.probe(terms, at)
            : asking.probe(terms, at);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (loop != null) {
      finish(loop);
    }
    if (shares != null) {
      shares.leave();
    }
    if (prober != null) {
      prober.close();
    }
  }

  private static void finish(ProbeLoop loop) throws InterruptedException {
    try {
      loop.stop()
          .toCompletionStage()
          .toCompletableFuture()
          .get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("what was not written is recorded as missed at the next start", e);
    }
  }
}
