package org.slaledger.bench;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine on which figures were taken, and how busy it was. Linux. */
final class Machine {
  private Machine() {}

  static String text(Path disk) throws IOException {
    FileStore store = Files.getFileStore(disk);
    return String.format(
        Locale.ROOT,
        "%d cores of %s, %.0f GB memory, %s %.0f GB (%s), Linux %s, JDK %s",
        Runtime.getRuntime().availableProcessors(),
        after("/proc/cpuinfo", "model name"),
        kilobytes(after("/proc/meminfo", "MemTotal")) / 1e6,
        store.type(),
        store.getTotalSpace() / 1e9,
        store.name(),
        System.getProperty("os.version"),
        Runtime.version());
  }

  /** The load averages of the last 1, 5 and 15 minutes. */
  static String load() {
    try {
      String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
      return words[0] + " " + words[1] + " " + words[2];
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String after(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static double kilobytes(String text) {
    return Double.parseDouble(text.split(" ", -1)[0]);
  }
}
