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
  private static final int ENOUGH_KILLS = 4;

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

  /** Ends with the last of so many kills; every kind of fault comes, in however short a run. */
  public static List<Strike> of(long seed, int kills, Targets targets) {
    var schedule = new Schedule(seed, targets);
    List<Strike> strikes = new ArrayList<>();
    for (var fault : schedule.faults(kills)) {
      var pause = Duration.ofMillis(schedule.random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
      strikes.add(new Strike(strikes.size() + 1, pause, fault));
    }
    return strikes;
  }

  private List<Fault> faults(int kills) {
    List<Fault> faults = new ArrayList<>();
    var sure = sure(kills);
    for (var left = kills - killsIn(sure); left > 0; ) {
      var fault = next();
      faults.add(fault);
      left -= fault instanceof Fault.Kill ? 1 : 0;
    }
    sure.forEach(fault -> faults.add(random.nextInt(faults.size()), fault));
    return faults;
  }

  private static int killsIn(List<Fault> faults) {
    return (int) faults.stream().filter(Fault.Kill.class::isInstance).count();
  }

  /** Comes in any run: each kind of fault, and with four kills or more broker and database die. */
  private List<Fault> sure(int kills) {
    var broker = one(targets.brokers());
    List<Fault> sure = new ArrayList<>();
    sure.add(new Fault.Freeze(anyone(), seconds(1, 12)));
    sure.add(new Fault.Restart(anyone()));
    sure.add(new Fault.FullDisk(broker, seconds(3, 12)));
    sure.add(new Fault.FullDisk(targets.database(), seconds(3, 12)));
    sure.add(step());
    if (kills >= ENOUGH_KILLS) {
      sure.add(new Fault.Kill(one(targets.services())));
      sure.add(new Fault.Kill(broker));
      sure.add(new Fault.Kill(targets.database()));
    }
    return sure;
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
    return step();
  }

  private Fault step() {
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
