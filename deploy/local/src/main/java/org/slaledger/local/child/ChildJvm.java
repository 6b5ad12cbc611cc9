package org.slaledger.local.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM of the same JDK on a {@link Leash}: it ends when this process does. Its output is appended
 * to a log file, and its process id is noted beside the others so that {@link RunFolder} can find
 * it after a crash of everything else.
 */
public final class ChildJvm implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Process process;
  private final Order order;
  private volatile boolean good;

  /**
   * What to start.
   *
   * @param name the part's name, also of its process record
   * @param log where standard output and error go, appended
   * @param run the folder of process records
   * @param options options of the JVM
   * @param classPath its jars and folders; must hold {@link Leash}
   * @param main the main class
   * @param arguments its arguments
   * @param environment added to this process's own environment
   * @param cache its ahead-of-time cache, if it has one
   */
  public record Order(
      String name,
      Path log,
      RunFolder run,
      List<String> options,
      List<Path> classPath,
      String main,
      List<String> arguments,
      Map<String, String> environment,
      @Nullable AotCache cache) {

    /** Without an ahead-of-time cache. */
    public Order(
        String name,
        Path log,
        RunFolder run,
        List<String> options,
        List<Path> classPath,
        String main,
        List<String> arguments,
        Map<String, String> environment) {
      this(name, log, run, options, classPath, main, arguments, environment, null);
    }
  }

  private ChildJvm(Process process, Order order) {
    this.process = process;
    this.order = order;
  }

  /** Starts it; does not wait until it is of use. */
  public static ChildJvm start(Order order) {
    try {
      Files.createDirectories(order.log().toAbsolutePath().getParent());
      var builder = new ProcessBuilder(command(order));
      builder.environment().putAll(order.environment());
      builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(order.log().toFile()));
      var process = builder.start();
      order.run().note(order.name(), process.toHandle());
      return new ChildJvm(process, order);
    } catch (IOException e) {
      throw new UncheckedIOException(order.name() + " could not be started", e);
    }
  }

  private static List<String> command(Order order) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(order.options());
    if (order.cache() != null) {
      command.addAll(order.cache().options());
    }
    command.add("-cp");
    command.add(
        String.join(File.pathSeparator, order.classPath().stream().map(Path::toString).toList()));
    command.add(Leash.class.getName());
    command.add(order.main());
    command.addAll(order.arguments());
    return command;
  }

  /**
   * The class path of this very JVM, sorted so that an AOT cache sees the same one at each start.
   */
  public static List<Path> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .sorted()
        .map(Path::of)
        .toList();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** How it ended, or null while it lives. */
  public @Nullable Integer exitCode() {
    return process.isAlive() ? null : process.exitValue();
  }

  /** Notes that it has started well, so that the ahead-of-time cache it makes is worth keeping. */
  public void startedWell() {
    good = true;
  }

  /** Whether it makes an ahead-of-time cache as it ends, which takes a while. */
  public boolean makesCache() {
    return good && order.cache() != null && !order.cache().usable();
  }

  /** Waits until it has ended by itself. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** The last lines of its log, oldest first. */
  public List<String> lastLines(int count) {
    return LogTail.of(order.log(), count);
  }

  /** Asks it to end. */
  public void terminate() {
    askToEnd();
  }

  /** Stops it where it stands until {@link #thaw}. */
  public void freeze() {
    Signals.freeze(process.toHandle());
  }

  /** Lets it go on. */
  public void thaw() {
    Signals.thaw(process.toHandle());
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(GRACE);
    order.run().forget(order.name());
  }

  /** Ends it: gracefully within 15 s, or 90 s while it makes its cache, then by force. */
  @Override
  public void close() {
    var making = makesCache();
    askToEnd();
    if (!awaitEnd(making ? Duration.ofSeconds(AotCache.MAKING_SECONDS) : GRACE)) {
      process.destroyForcibly();
      awaitEnd(GRACE);
    } else if (making && order.cache() != null) {
      order.cache().keep();
    }
    order.run().forget(order.name());
  }

  // by its handle: Process.destroy would also close its input, which tells the leash to end it soon
  private void askToEnd() {
    process.toHandle().destroy();
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
