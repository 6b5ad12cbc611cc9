package org.slaledger.soak.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What is done to whom, and after which pause: the same for the same seed, number of kills and
 * targets. Between kills come freezes, restarts, full disks and clock steps. A pause is short
 * enough that the next fault often comes before the last one is recovered from.
 */
public final class Schedule {
  private static final int SHORTEST_PAUSE = 1500;
  private static final int LONGEST_PAUSE = 6500;

  private final RandomGenerator random;
  private final Targets targets;

  private Schedule(long seed, Targets targets) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.targets = targets;
  }

  /**
   * A fault and the pause before it.
   *
   * @param number from 1 on
   */
  public record Strike(int number, Duration pause, Fault fault) {}

  /** Ends with the last of so many kills. */
  public static List<Strike> of(long seed, int kills, Targets targets) {
    var schedule = new Schedule(seed, targets);
    List<Strike> strikes = new ArrayList<>();
    for (var killed = 0; killed < kills; ) {
      var pause = Duration.ofMillis(schedule.random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
      var fault = schedule.next();
      strikes.add(new Strike(strikes.size() + 1, pause, fault));
      killed += fault instanceof Fault.Kill ? 1 : 0;
    }
    return strikes;
  }

  private Fault next() {
    var percent = random.nextInt(100);
    if (percent < 65) {
      return new Fault.Kill(anyone());
    }
    if (percent < 80) {
      return new Fault.Freeze(anyone(), seconds(1, 12));
    }
    if (percent < 90) {
      return new Fault.Restart(anyone());
    }
    if (percent < 94) {
      return new Fault.FullDisk(broker(), seconds(3, 12));
    }
    var offset = seconds(5, 120);
    return new Fault.StepClock(
        one(targets.stepped()), random.nextBoolean() ? offset : offset.negated(), seconds(5, 30));
  }

  /** Seven in ten hit a service, the others broker and database alike. */
  private String anyone() {
    return random.nextInt(10) < 7 ? one(targets.services()) : broker();
  }

  private String broker() {
    return random.nextBoolean() ? one(targets.brokers()) : targets.database();
  }

  private String one(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private Duration seconds(int from, int to) {
    return Duration.ofSeconds(random.nextInt(from, to + 1));
  }
}
