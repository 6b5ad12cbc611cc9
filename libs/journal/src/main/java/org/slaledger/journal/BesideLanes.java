package org.slaledger.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records of the log in beside: streams side by side, each in its order. */
final class BesideLanes {
  /** Measured: more than that and PostgreSQL's processes wait for the processors. */
  static final int LANES = 4;

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final LogIntake intake;
  private final BesideSteps steps;
  private final int lanes;

  /**
   * Of many transactions.
   *
   * @param lanes so many at a time; one where all is one transaction
   */
  BesideLanes(LogIntake intake, BesideSteps steps, int lanes) {
    this.intake = intake;
    this.steps = steps;
    this.lanes = lanes;
  }

  void take(List<ConsumerRecord<String, byte[]>> records) {
    List<List<ConsumerRecord<String, byte[]>>> shares = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      shares.add(new ArrayList<>());
    }
    records.forEach(
        record -> shares.get(Math.floorMod(Objects.hashCode(record.key()), lanes)).add(record));
    if (lanes == 1) {
      takeShare(shares.getFirst());
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      shares.forEach(share -> running.add(threads.submit(() -> takeShare(share))));
      running.forEach(BesideLanes::await);
    }
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildFailed("it was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void takeShare(List<ConsumerRecord<String, byte[]>> share) {
    if (share.isEmpty()) {
      return;
    }
    try {
      repeatedly(() -> steps.run(tx -> intake.take(tx, share)));
    } catch (RuntimeException e) {
      if (Faults.passing(e)) {
        throw e;
      }
      share.forEach(this::takeAlone);
    }
  }

  private void takeAlone(ConsumerRecord<String, byte[]> record) {
    try {
      repeatedly(() -> steps.run(tx -> intake.take(tx, List.of(record))));
    } catch (RuntimeException e) {
      if (Faults.passing(e)) {
        throw e;
      }
      steps.run(tx -> intake.setAside(tx, record, e));
    }
  }

  /** Lanes may meet in a row that belongs to no single stream, and then one is sent back. */
  private static void repeatedly(Runnable step) {
    for (int i = 1; true; i++) {
      try {
        step.run();
        return;
      } catch (RuntimeException e) {
        if (i == TRIES || !Faults.passing(e)) {
          throw e;
        }
        Faults.pause(PAUSE);
      }
    }
  }
}
