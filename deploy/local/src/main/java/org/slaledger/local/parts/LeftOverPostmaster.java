package org.slaledger.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slaledger.local.child.Signals;

/**
 * A PostgreSQL server that lives on after the process that started it was killed. It is known by
 * the {@code postmaster.pid} of its data folder, and stopped before another is started on that
 * folder.
 */
public record LeftOverPostmaster(Path data, ProcessHandle process) {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  /** The server that runs on this data folder, if one does. */
  public static Optional<LeftOverPostmaster> of(Path data) {
    var record = data.resolve("postmaster.pid");
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(record)) {
      return lines
          .findFirst()
          .map(String::strip)
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
          .filter(LeftOverPostmaster::isPostgres)
          .map(process -> new LeftOverPostmaster(data, process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  // a process id is given out again after a while: a record may point to something else
  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive()
        && process.info().command().map(path -> path.endsWith("postgres")).orElse(false);
  }

  /**
   * Stops it by a fast shutdown.
   *
   * @throws IllegalStateException if it lives after 20 s, with what to do
   */
  public void stop() {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for the clients to go
    Signals.send("INT", process);
    if (!Await.until(STOP_WITHIN, () -> !process.isAlive())) {
      throw new IllegalStateException(
          "a left-over PostgreSQL (process %1$d) of %2$s does not stop: end it with  kill -QUIT %1$d  and try again"
              .formatted(process.pid(), data));
    }
  }
}
