package org.slaledger.soak.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process's wall clock that can be stepped while it runs, by the library libfaketime (Debian:
 * {@code apt-get install libfaketime}). The process sees a step within a second. Its monotonic
 * clock is left alone, as a real step leaves it.
 */
public final class SteppedClock {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path library;
  private final Path file;

  private SteppedClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** One that reads its offset from a file; empty where the library is not installed. */
  static Optional<SteppedClock> in(Path file) {
    return library()
        .map(
            library -> {
              var clock = new SteppedClock(library, file);
              clock.step(Duration.ZERO);
              return clock;
            });
  }

  private static Optional<Path> library() {
    try (var folders = Files.list(LIBRARIES)) {
      return Stream.concat(Stream.of(LIBRARIES), folders)
          .map(folder -> folder.resolve(LIBRARY))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the process has to be started with. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_RESET", "1",
        "DONT_FAKE_MONOTONIC", "1",
        // with the fix, waits on the monotonic clock, which are all of a JVM's, would end at once
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "NO_FAKE_STAT", "1");
  }

  /** Removes what the library leaves in shared memory when its process is killed. */
  static void sweep() {
    try (var files = Files.newDirectoryStream(SHARED_MEMORY, "*faketime_s*_*")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        var pid = Long.parseLong(name.substring(name.lastIndexOf('_') + 1));
        if (ProcessHandle.of(pid).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // what is left is small, and gone when the machine starts anew
    }
  }

  /** From now on the clock differs from the machine's by so much, in whole seconds. */
  public void step(Duration offset) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, "%+d\n".formatted(offset.toSeconds()));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
