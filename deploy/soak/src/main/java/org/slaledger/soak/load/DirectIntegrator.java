package org.slaledger.soak.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slaledger.contract.Topic;

/** An integrator who publishes straight to its topic in Kafka, some of it garbage. */
final class DirectIntegrator implements Load.Work, AutoCloseable {
  private static final String TOPIC = Topic.INBOUND_PREFIX + Reports.INTEGRATOR;

  private final KafkaProducer<String, byte[]> producer;
  private final Load load;
  private final Reports reports = new Reports("direct");

  DirectIntegrator(String bootstrap, Load load) {
    this.load = load;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "acks", "all",
                "max.block.ms", 10_000,
                "request.timeout.ms", 5_000,
                "delivery.timeout.ms", 15_000),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    var report = reports.next(random, true);
    var pause = random.nextInt(200, 1_000);
    while (!sent(report)) {
      if (!load.waits()) {
        return;
      }
    }
    load.note(report.event());
    Thread.sleep(pause);
  }

  private boolean sent(Reports.Report report) throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(TOPIC, null, report.body().getBytes(UTF_8))).get();
      return true;
    } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
      return false;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
