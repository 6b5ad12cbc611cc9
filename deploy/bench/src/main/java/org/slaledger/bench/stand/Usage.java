package org.slaledger.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What processes take, from {@code /proc}. Linux. */
public final class Usage {
  private static final double TICKS_A_SECOND = 100;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private Usage() {}

  /** Seconds of CPU that a process has taken so far; its children apart. */
  public static double cpuSeconds(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // the name may hold spaces: what follows its bracket does not
      var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(words[USER_TIME]) + Long.parseLong(words[SYSTEM_TIME]))
          / TICKS_A_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU that a process takes in a while, in percent of one core. */
  public static double cpuPercent(long pid, Duration during) throws InterruptedException {
    double before = cpuSeconds(pid);
    long began = System.nanoTime();
    Thread.sleep(during);
    return (cpuSeconds(pid) - before) * 100e9 / (System.nanoTime() - began);
  }

  /** Its share of memory (PSS): pages that several processes use are divided among them. */
  public static double megabytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
