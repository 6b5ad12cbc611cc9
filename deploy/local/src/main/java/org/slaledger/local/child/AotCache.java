package org.slaledger.local.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ahead-of-time cache of one part: made when the part ends after its first start, used by every
 * start after that, made anew when its program changed.
 *
 * @param file the cache
 * @param program the jar whose age tells that the program changed
 */
public record AotCache(Path file, Path program) {

  /** The JVM options that use the cache, or make it. */
  public List<String> options() {
    if (usable()) {
      return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
  }

  /** Whether it is there and no older than the program. */
  public boolean usable() {
    try {
      return Files.exists(file)
          && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(program)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
