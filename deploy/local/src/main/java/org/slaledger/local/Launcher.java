package org.slaledger.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/**
 * Runs the whole platform in the foreground until it is told to stop: {@code Launcher <work tree>
 * [--fresh]}. Ends with 0 after it was told to, with 1 if it could not start.
 */
public final class Launcher {
  private final Home home;
  private final PortPlan ports;
  private final Progress progress = new Progress(System.out);
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable String failure;

  private Launcher(Home home, PortPlan ports) {
    this.home = home;
    this.ports = ports;
  }

  /**
   * Starts it.
   *
   * @param arguments the work tree, then options
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      var home = Home.of(Path.of(arguments.getFirst()), System.getenv());
      new Launcher(home, PortPlan.from(System.getenv())).run(arguments.contains("--fresh"));
      return 0;
    } catch (CannotStart e) {
      System.err.println("sla: " + e.getMessage());
      return 1;
    }
  }

  private void run(boolean fresh) {
    home.prepare();
    try (var lock = Lock.take(home.run(), address())) {
      QuietLog.to(home.log("launcher"));
      clear(fresh);
      // the signals are taken before any child lives, and end the parts in order instead of all at
      // once
      Signal.handle(new Signal("INT"), signal -> stop());
      Signal.handle(new Signal("TERM"), signal -> stop());
      live();
    }
  }

  private void clear(boolean fresh) {
    endLeftOvers();
    if (fresh) {
      home.wipe();
      home.prepare();
    }
    Checks.disk(home.root());
    Checks.built(home.root());
    Checks.ports(ports);
  }

  private void endLeftOvers() {
    var run = home.run();
    for (var leftOver : run.leftOvers()) {
      if (!leftOver.name().equals(Lock.NAME)) {
        progress.say(
            "  ended a left-over "
                + leftOver.name()
                + " (process "
                + leftOver.process().pid()
                + ")");
        run.end(leftOver);
      }
    }
    home.leftOverPostmaster()
        .ifPresent(
            postmaster -> {
              progress.say(
                  "  ended a left-over PostgreSQL (process " + postmaster.process().pid() + ")");
              postmaster.stop();
            });
  }

  private void live() {
    try (var platform = new Platform(home, ports, progress)) {
      var unused = Thread.ofPlatform().daemon().name("start").start(() -> start(platform));
      stop.await();
      progress.say("stopping ...");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var reason = failure;
    if (reason != null) {
      throw new CannotStart(reason);
    }
  }

  // asked twice, it stops at once: its children see it die and end by themselves
  private void stop() {
    if (stop.getCount() == 0) {
      Runtime.getRuntime().halt(130);
    }
    stop.countDown();
  }

  private void start(Platform platform) {
    try {
      platform.start();
      progress.say(Welcome.text(address(), progress.total()));
    } catch (RuntimeException e) {
      if (stop.getCount() > 0) {
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
        stop.countDown();
      }
    }
  }

  private String address() {
    return "http://localhost:" + ports.of("front-door");
  }
}
