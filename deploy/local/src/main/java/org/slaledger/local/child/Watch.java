package org.slaledger.local.child;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the parts: says when one has died and starts it again, at first after a short wait,
 * then after twice as long each time, up to half a minute. A part that lived for a minute is
 * forgiven.
 */
public final class Watch implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final List<? extends Watched> parts;
  private final Consumer<String> say;
  private final Duration first;
  private final Duration longest;
  private final Map<String, Trouble> troubles = new HashMap<>();
  private final ScheduledExecutorService timer = timer();

  /** What is known of a part that died; instants in nanoseconds of this JVM's clock. */
  private sealed interface Trouble {
    /** It is dead and will be started then. */
    record Waiting(Duration pause, long until) implements Trouble {}

    /** It was started again then. */
    record Restarted(Duration pause, long at) implements Trouble {}
  }

  private Watch(
      List<? extends Watched> parts, Duration first, Duration longest, Consumer<String> say) {
    this.parts = List.copyOf(parts);
    this.first = first;
    this.longest = longest;
    this.say = say;
  }

  /**
   * Starts to watch; looks every quarter of a second.
   *
   * @param parts what is watched
   * @param first the wait before a part's first new start
   * @param say takes a line for a person
   */
  public static Watch over(List<? extends Watched> parts, Duration first, Consumer<String> say) {
    return over(parts, first, LONGEST, say);
  }

  /**
   * The same with a limit of its own.
   *
   * @param longest no wait is longer
   */
  public static Watch over(
      List<? extends Watched> parts, Duration first, Duration longest, Consumer<String> say) {
    var watch = new Watch(parts, first, longest, say);
    var unused = watch.timer.scheduleWithFixedDelay(watch::look, 250, 250, TimeUnit.MILLISECONDS);
    return watch;
  }

  private static ScheduledExecutorService timer() {
    return new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("watch").factory());
  }

  private void look() {
    for (var part : parts) {
      try {
        if (part.alive()) {
          forgive(part);
        } else {
          lookAfter(part);
        }
      } catch (RuntimeException e) {
        say.accept(part.name() + " could not be started again: " + e.getMessage());
      }
    }
  }

  private void forgive(Watched part) {
    if (troubles.get(part.name()) instanceof Trouble.Restarted(var wait, var at)
        && System.nanoTime() - at > SETTLED.toNanos()) {
      troubles.remove(part.name());
    }
  }

  private void lookAfter(Watched part) {
    switch (troubles.get(part.name())) {
      case null -> schedule(part, first);
      case Trouble.Restarted(var wait, var at) -> schedule(part, longer(wait));
      case Trouble.Waiting(var wait, var until) -> {
        if (System.nanoTime() >= until) {
          // noted first: a start that fails is a death like another
          troubles.put(part.name(), new Trouble.Restarted(wait, System.nanoTime()));
          part.restart();
          say.accept(part.name() + " was started again");
        }
      }
    }
  }

  private void schedule(Watched part, Duration wait) {
    var seconds = wait.toMillis() / 1000.0;
    say.accept(
        String.format(Locale.ROOT, "%s died; it is started again in %.1f s", part.name(), seconds));
    troubles.put(part.name(), new Trouble.Waiting(wait, System.nanoTime() + wait.toNanos()));
  }

  private Duration longer(Duration wait) {
    var twice = wait.multipliedBy(2);
    return twice.compareTo(longest) > 0 ? longest : twice;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
