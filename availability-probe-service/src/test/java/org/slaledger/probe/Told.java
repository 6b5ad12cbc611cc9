package org.slaledger.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.arc.Arc;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundFates;
import org.slaledger.journal.InboundKey;
import org.slaledger.testkit.Log;

/** An integrator as a test plays it: it publishes on a topic of its own, and asks for fates. */
final class Told {
  private static final String SOURCE = "urn:monitor";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String integrator;

  Told(String integrator) {
    this.integrator = integrator;
    Log.createTopic(topic(), 1);
  }

  String topic() {
    return "sla.inbound." + integrator;
  }

  /** A point on which this integrator reports, each minute. */
  MeasurementPoint point(String name, int confirm) {
    return MeasurementPoint.of(
        new PointId(name),
        new ProbeTerms.Reported(integrator),
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        confirm);
  }

  /** Publishes, and returns the id. */
  String publish(String event, Instant time, String data) {
    return publish(event, time, "", data);
  }

  /** The same of one of several checks. */
  String publish(String event, Instant time, String check, String data) {
    String id = UUID.randomUUID().toString();
    publish(id, document(id, event, time, check, data));
    return id;
  }

  void publish(String key, String document) {
    Log.publish(topic(), key, document.getBytes(UTF_8), java.util.Map.of());
  }

  static String document(String id, String event, Instant time, String check, String data) {
    String subject = check.isEmpty() ? "" : "\"subject\":\"" + check + "\",";
    return """
    {"specversion":"1.0","type":"slaledger.%s.v1","source":"%s","id":"%s","time":"%s",%s"data":%s}"""
        .formatted(event, SOURCE, id, time, subject, data);
  }

  /** What was decided, once it was. */
  InboundFate fate(String id) {
    return Awaitility.await("the fate of " + id)
        .atMost(SOON)
        .until(() -> known(id), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<InboundFate> known(String id) {
    InboundFates fates = Arc.container().instance(InboundFates.class).get();
    Pool pool = Arc.container().instance(Pool.class).get();
    return fates.of(pool, new InboundKey(integrator, SOURCE, id)).await().atMost(SOON);
  }

  /** Why it is a dead letter. */
  String dead(String id) {
    return ((InboundFate.DeadLettered) fate(id)).reason();
  }

  /** The event that was made of it. */
  InboundFate.Journalled journalled(String id) {
    InboundFate fate = fate(id);
    if (fate instanceof InboundFate.Journalled done) {
      return done;
    }
    throw new AssertionError(fate.toString());
  }
}
