package org.slaledger.soak.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slaledger.local.service.Service;
import org.slaledger.soak.stand.Stand;

/**
 * A steady load: agents and customers work tickets, integrators send events over HTTP and straight
 * to Kafka, operators announce maintenance, the measured server goes down now and then. Each worker
 * decides by its own share of the seed, so that what it does comes in the same order for the same
 * seed; how long it takes does not.
 */
public final class Load implements AutoCloseable {
  private static final int DESKS = 6;
  private static final Duration GRACE = Duration.ofSeconds(90);

  private final Queue<Called> called = new ConcurrentLinkedQueue<>();
  private final Queue<Inbound> inbound = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;
  private volatile Instant giveUpAt = Instant.MAX;

  /** What one worker does again and again until the load is stopped. */
  interface Work {
    void once(RandomGenerator random) throws InterruptedException;
  }

  /** Not started yet. */
  public Load() {}

  /** Starts all workers. */
  public void start(Stand stand, Client client, long seed) {
    var shares = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (var desk = 1; desk <= DESKS; desk++) {
      work("desk-" + desk, shares.nextLong(), new Desk("desk-" + desk, client, this));
    }
    work("planner", shares.nextLong(), new Planner(client, this));
    work("pager", shares.nextLong(), new Integrator(client, this));
    work("direct", shares.nextLong(), new DirectIntegrator(stand.bootstrap(), this));
    work("target", shares.nextLong(), new Outages(stand.target()));
    var seedOfBilling = shares.nextLong();
    var credit = stand.replicas(Service.CREDIT).getFirst();
    credit
        .clock()
        .ifPresent(
            clock -> work("billing", seedOfBilling, new Billing(client, this, credit, clock)));
  }

  private void work(String name, long seed, Work work) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(work, random)));
  }

  private void repeat(Work work, RandomGenerator random) {
    try {
      while (!stopping) {
        work.once(random);
      }
    } catch (InterruptedException toldToEndAtOnce) {
      // this thread does nothing more but to close what it works with
    }
    if (work instanceof AutoCloseable closeable) {
      close(closeable);
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a caller still waits for its answer. */
  boolean waits() {
    return Instant.now().isBefore(giveUpAt);
  }

  void note(Called call) {
    called.add(call);
  }

  void note(Inbound event) {
    inbound.add(event);
  }

  /** No new work; what is unanswered is sent for another 90 s at most. */
  public void stop() throws InterruptedException {
    giveUpAt = Instant.now().plus(GRACE);
    stopping = true;
    for (var thread : threads) {
      thread.join();
    }
  }

  /** Every command that was sent. */
  public List<Called> called() {
    return List.copyOf(called);
  }

  /** Every event that was taken. */
  public List<Inbound> inbound() {
    return List.copyOf(inbound);
  }

  @Override
  public void close() {
    giveUpAt = Instant.MIN;
    stopping = true;
    threads.forEach(Thread::interrupt);
  }
}
