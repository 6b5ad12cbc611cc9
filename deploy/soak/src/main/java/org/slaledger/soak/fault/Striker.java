package org.slaledger.soak.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slaledger.local.parts.Await;
import org.slaledger.soak.fault.Schedule.Strike;
import org.slaledger.soak.fault.Struck.Outcome;

/** Carries a schedule out and watches each part recover, which nobody helps it with. */
public final class Striker {
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
  private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(3);

  private final Map<String, Part> parts;
  private final Consumer<String> say;
  private final Map<String, Integer> latest = new ConcurrentHashMap<>();

  /** On these parts. */
  public Striker(List<Part> parts, Consumer<String> say) {
    this.parts = parts.stream().collect(Collectors.toMap(Part::name, Function.identity()));
    this.say = say;
  }

  /** Returns when the last fault is over and each part works again or has not in time. */
  public List<Struck> strike(List<Strike> strikes) throws InterruptedException {
    List<Future<Struck>> struck = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var strike : strikes) {
        Thread.sleep(strike.pause());
        latest.put(strike.fault().target(), strike.number());
        struck.add(threads.submit(() -> strike(strike)));
      }
    }
    return struck.stream().map(Future::resultNow).toList();
  }

  private Struck strike(Strike strike) throws InterruptedException {
    var fault = strike.fault();
    var part = parts.get(fault.target());
    var at = Instant.now();
    if (part == null || !begin(fault, part)) {
      say.accept(
          "%4d  %s of %s is skipped".formatted(strike.number(), fault.kind(), fault.target()));
      return new Struck(strike, at, at, new Outcome.Skipped("not possible on this machine"));
    }
    say.accept(
        "%4d  %-10s %s %s"
            .formatted(strike.number(), fault.kind(), fault.target(), lasting(fault.lasts())));
    Thread.sleep(fault.lasts());
    end(fault, part);
    var until = Instant.now();
    return new Struck(strike, at, until, recovery(strike, part, until));
  }

  private static String lasting(Duration time) {
    return time.isZero() ? "" : "for " + time.toSeconds() + " s";
  }

  private static boolean begin(Fault fault, Part part) {
    return switch (fault) {
      case Fault.Kill kill -> done(part.process()::kill);
      case Fault.Freeze freeze -> done(part.process()::freeze);
      case Fault.Restart restart -> done(() -> terminate(part));
      case Fault.FullDisk full -> part.fillDisk().test(true);
      case Fault.StepClock step -> part.stepClock().test(step.offset());
    };
  }

  private static void end(Fault fault, Part part) {
    var _ =
        switch (fault) {
          case Fault.Kill kill -> true;
          case Fault.Restart restart -> true;
          case Fault.Freeze freeze -> done(part.process()::thaw);
          case Fault.FullDisk full -> part.fillDisk().test(false);
          case Fault.StepClock step -> part.stepClock().test(Duration.ZERO);
        };
  }

  private static void terminate(Part part) {
    part.process().terminate();
    var _ = Await.until(ENDED_WITHIN, () -> !part.process().alive());
  }

  private static boolean done(Runnable harm) {
    harm.run();
    return true;
  }

  private Outcome recovery(Strike strike, Part part, Instant until) {
    BooleanSupplier overtaken = () -> !Objects.equals(latest.get(part.name()), strike.number());
    var over =
        Await.until(
            RECOVERED_WITHIN,
            () ->
                overtaken.getAsBoolean()
                    || (part.process().alive() && part.works().getAsBoolean()));
    if (overtaken.getAsBoolean()) {
      return new Outcome.Overtaken();
    }
    return over
        ? new Outcome.Recovered(Duration.between(until, Instant.now()))
        : new Outcome.NotRecovered(RECOVERED_WITHIN);
  }
}
