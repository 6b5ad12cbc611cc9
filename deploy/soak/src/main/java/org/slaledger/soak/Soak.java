package org.slaledger.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slaledger.local.QuietLog;

/**
 * {@code ./sla soak faults [--kills n] [--seed n]}: harms a platform of its own under load and
 * looks for what must not have happened. Ends with 0 when there is nothing, 1 with findings, 2 when
 * it is asked for something else.
 */
public final class Soak {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Soak() {}

  /**
   * Runs it.
   *
   * @param arguments the work tree, {@code faults}, options
   */
  public static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(main, done), "end"));
    var code = 1;
    try {
      code = run(List.of(arguments));
    } finally {
      done.countDown();
    }
    System.exit(code);
  }

  /** A run that is told to stop ends what it started: mounted disks would outlive it. */
  private static void endInOrder(Thread main, CountDownLatch done) {
    main.interrupt();
    try {
      if (!done.await(60, TimeUnit.SECONDS)) {
        System.err.println("sla: not all parts have ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int run(List<String> arguments) throws InterruptedException {
    try {
      var report = run(SoakOrder.of(arguments));
      System.out.println(report.text());
      System.out.println("written to " + file(report.order()));
      return report.findings().isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("sla: " + e.getMessage());
      return 2;
    }
  }

  /** Runs one order and writes its report beside its logs. */
  static SoakReport run(SoakOrder order) throws InterruptedException {
    say("seed " + order.seed());
    try {
      Folders.forget(order.folder());
      Files.createDirectories(order.folder());
      QuietLog.to(order.folder().resolve("soak.log"));
      var report = new FaultSoak(order, Soak::say).run();
      Files.writeString(file(order), report.text());
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(SoakOrder order) {
    return order.folder().resolve("report.md");
  }

  private static void say(String line) {
    System.out.println(CLOCK.format(LocalTime.now(ZoneOffset.UTC)) + " " + line);
  }
}
