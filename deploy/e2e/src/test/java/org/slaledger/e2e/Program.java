package org.slaledger.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.slaledger.local.child.Leash;

/**
 * A program of the launcher's jar as a process of its own, started as {@code ./sla} does. It ends
 * with this JVM, however this JVM ends.
 */
final class Program implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private Program(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().name("output").start(this::read);
  }

  /** Starts the main class on the work tree. */
  static Program start(Class<?> main, Map<String, String> environment) {
    return start(main, environment, List.of());
  }

  /** The same with more arguments. */
  static Program start(Class<?> main, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", WorkTree.launcher(), Leash.class.getName()));
    command.addAll(List.of(main.getName(), WorkTree.root().toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(its output broke off: " + e.getMessage() + ")");
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it has said so far, standard error included. */
  String said() {
    return String.join("\n", lines);
  }

  /** Waits until it says this, or fails with all that it said instead. */
  void awaitSaying(String text, Duration within) {
    Awaitility.await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> said().contains(text) || !process.isAlive());
    if (!said().contains(text)) {
      throw new AssertionError("\"" + text + "\" was not said, but:\n" + said());
    }
  }

  /** Waits until it has ended and tells its exit code. */
  int exitCode(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it has not ended within " + within + ", and said:\n" + said());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks it to end, as Ctrl-C or {@code ./sla down} does. */
  void terminate() {
    // Process.destroy would close its input as well, which ends the leash
    process.toHandle().destroy();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    terminate();
    exitCode(Duration.ofMinutes(2));
  }
}
