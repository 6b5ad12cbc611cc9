package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as this system tells (Linux, and processes of the same user). */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** In words, for a message. */
  static String of(int port) {
    return socket(port)
        .flatMap(PortOwner::process)
        .map(
            process ->
                "process "
                    + process.pid()
                    + process.info().command().map(c -> " (" + c + ")").orElse(""))
        .orElse("another program");
  }

  private static Optional<String> socket(int port) {
    var suffix = String.format(Locale.ROOT, ":%04X", port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(file -> lines(Path.of(file)).stream())
        .map(line -> line.strip().split("\\s+", -1))
        .filter(
            words -> words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTENING))
        .map(words -> "socket:[" + words[9] + "]")
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> process(String socket) {
    return ProcessHandle.allProcesses().filter(process -> holds(process, socket)).findFirst();
  }

  private static boolean holds(ProcessHandle process, String socket) {
    try (var files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
      return files.anyMatch(file -> target(file).equals(socket));
    } catch (IOException | UncheckedIOException e) {
      // it ended, or it is another user's
      return false;
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
