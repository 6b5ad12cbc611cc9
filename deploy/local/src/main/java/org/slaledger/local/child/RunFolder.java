package org.slaledger.local.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A folder with one record a running process: {@code <name>.pid} holds its id and when it started.
 * The start time tells a process of ours from a later one that was given the same id.
 */
public record RunFolder(Path folder) {

  /** A process that was noted here and lives still. */
  public record LeftOver(String name, ProcessHandle process) {}

  /** Notes a process; an older note under the name is replaced. */
  public void note(String name, ProcessHandle process) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file(name), process.pid() + " " + started(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The noted process, if it is the one that was noted and lives. */
  public Optional<ProcessHandle> find(String name) {
    try {
      if (!Files.exists(file(name))) {
        return Optional.empty();
      }
      var words = Files.readString(file(name)).strip().split(" ", -1);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> process.isAlive() && words[1].equals(started(process)));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // a record that a crash cut short says nothing
      return Optional.empty();
    }
  }

  /** All noted processes that live still. */
  public List<LeftOver> leftOvers() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".pid"))
          .map(file -> file.substring(0, file.length() - ".pid".length()))
          .flatMap(name -> find(name).map(process -> new LeftOver(name, process)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a left-over process: gracefully within 5 s, then by force. */
  public void end(LeftOver leftOver) {
    leftOver.process().destroy();
    try {
      leftOver.process().onExit().get(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      leftOver.process().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(leftOver.name() + " could not be ended", e);
    }
    forget(leftOver.name());
  }

  private Path file(String name) {
    return folder.resolve(name + ".pid");
  }

  private static String started(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(Instant::toEpochMilli)
        .map(String::valueOf)
        .orElse("?");
  }
}
