package org.slaledger.local.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, whatever its size. */
public final class LogTail {
  private static final int AT_MOST = 64 * 1024;
  private static final List<String> JVM =
      List.of(
          "Temporary AOTConfiguration recorded",
          "Launching child process",
          "Picked up JAVA_TOOL_OPTIONS",
          "Reading AOTConfiguration",
          "AOTCache creation is complete",
          "Removed temporary AOT configuration");

  private LogTail() {}

  /** The last lines that say something, oldest first; none if there is no such file. */
  public static List<String> of(Path log, int count) {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var from = Math.max(0, file.length() - AT_MOST);
      var bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      var lines =
          new String(bytes, StandardCharsets.UTF_8).lines().filter(LogTail::saysSomething).toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of(log + " could not be read: " + e.getMessage());
    }
  }

  // what the JVM says when it makes a cache stands after what the part itself said last
  private static boolean saysSomething(String line) {
    return !line.isBlank() && JVM.stream().noneMatch(line::startsWith);
  }
}
