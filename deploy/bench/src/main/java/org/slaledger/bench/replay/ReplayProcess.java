package org.slaledger.bench.replay;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogReplay;

/**
 * Replays the whole topic in a JVM of its own and folds every second stream into sums, as a
 * statement does; writes down how many events it folded, how long that took, what the heap held at
 * most after a collection, and what full collections left of it on the way.
 */
public final class ReplayProcess {
  /** After so many tenths of the events the heap is collected as a whole and looked at. */
  static final List<Integer> TENTHS = List.of(1, 5, 10);

  private static final double MEGABYTE = 1024 * 1024;

  private final Map<StreamId, Sums> sums = new HashMap<>();
  private long folded;
  private final List<Double> heap = new ArrayList<>();
  private volatile double highest;
  private long collecting;

  private static final class Sums {
    private long attempts;
    private long failures;
    private Duration latency = Duration.ZERO;
  }

  private ReplayProcess() {}

  /**
   * Runs one replay.
   *
   * @param arguments the broker's address, the file for what was seen, how many events are wanted
   */
  public static void main(String[] arguments) throws Exception {
    new ReplayProcess().run(arguments[0], Path.of(arguments[1]), Long.parseLong(arguments[2]));
    System.exit(0);
  }

  private void run(String bootstrap, Path result, long expected) throws Exception {
    watchHeap();
    LogReplay replay = new LogReplay(new KafkaClients(bootstrap));
    long began = System.nanoTime();
    replay.replay(
        Set.of(Topic.AVAILABILITY), ReplayProcess::wanted, event -> fold(event, expected));
    double seconds = (System.nanoTime() - began - collecting) / 1e9;
    System.out.printf("of %d streams: %s%n", sums.size(), total());
    Files.writeString(
        result,
        "%d %f %f %s"
            .formatted(
                folded,
                seconds,
                highest,
                heap.stream().map(String::valueOf).collect(Collectors.joining(" "))));
  }

  private String total() {
    return sums.values().stream().mapToLong(sum -> sum.attempts).sum()
        + " attempts, "
        + sums.values().stream().mapToLong(sum -> sum.failures).sum()
        + " failures, "
        + sums.values().stream().map(sum -> sum.latency).reduce(Duration.ZERO, Duration::plus);
  }

  /** Every second stream. */
  private static boolean wanted(StreamId stream) {
    String name = stream.value();
    return name.charAt(name.indexOf('@') - 1) % 2 == 0;
  }

  private void fold(Recorded event, long expected) {
    Sums sum = sums.computeIfAbsent(event.stream(), stream -> new Sums());
    switch (event.envelope().data()) {
      case ObservationRecorded observed -> {
        sum.attempts += observed.attempts();
        sum.failures += observed.failures();
        if (observed.latency() != null) {
          sum.latency = sum.latency.plus(observed.latency().p50());
        }
      }
      case ProbeFailed failed -> sum.failures += failed.consecutive();
      default -> {}
    }
    folded++;
    for (int tenths : TENTHS) {
      if (folded == expected * tenths / 10) {
        heap.add(collected());
      }
    }
  }

  /** What a full collection leaves; the time that it takes is no part of the replay. */
  private double collected() {
    long began = System.nanoTime();
    System.gc();
    MemoryUsage left = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    collecting += System.nanoTime() - began;
    return left.getUsed() / MEGABYTE;
  }

  private void watchHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) ->
                  highest = Math.max(highest, after((CompositeData) notification.getUserData())),
              null,
              null);
    }
  }

  private static double after(CompositeData notification) {
    return GarbageCollectionNotificationInfo.from(notification)
            .getGcInfo()
            .getMemoryUsageAfterGc()
            .entrySet()
            .stream()
            .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Tenured|Old).*"))
            .map(Map.Entry::getValue)
            .mapToLong(MemoryUsage::getUsed)
            .sum()
        / MEGABYTE;
  }
}
