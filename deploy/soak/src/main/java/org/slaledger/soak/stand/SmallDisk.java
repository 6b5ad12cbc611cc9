package org.slaledger.soak.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A small file system in memory, to be filled and freed. It needs the right to mount. Being memory,
 * it shows what a full disk does and nothing of what a disk loses.
 */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final Path folder;
  private volatile boolean full;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one in a new folder of its own; empty where this process may not. */
  static Optional<SmallDisk> mount(int megabytes) {
    try {
      var folder = Files.createTempDirectory("sla-soak-disk");
      if (run(
          "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())) {
        return Optional.of(new SmallDisk(folder));
      }
      Files.delete(folder);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where files can be put. */
  Path folder() {
    return folder;
  }

  /** Leaves no room. */
  void fill() {
    full = true;
    try (var ballast =
        Files.newByteChannel(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var size = BLOCK; size > 0; size /= 2) {
        writeAll(ballast, ByteBuffer.allocate(size));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeAll(java.nio.channels.SeekableByteChannel ballast, ByteBuffer block) {
    try {
      while (true) {
        ballast.write(block.rewind());
      }
    } catch (IOException full) {
      // as wanted
    }
  }

  /** Whether no room was left, and none made again. */
  boolean isFull() {
    return full;
  }

  /** Makes room again. */
  void free() {
    try {
      Files.deleteIfExists(ballast());
      full = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    run("umount", "-l", folder.toString());
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
