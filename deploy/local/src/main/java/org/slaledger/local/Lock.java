package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slaledger.local.child.RunFolder;

/**
 * Held by the one launcher of a work tree; the operating system lets go of it however that launcher
 * ends.
 */
final class Lock implements AutoCloseable {
  static final String NAME = "launcher";

  private final FileChannel channel;
  private final FileLock lock;
  private final RunFolder run;

  private Lock(FileChannel channel, FileLock lock, RunFolder run) {
    this.channel = channel;
    this.lock = lock;
    this.run = run;
  }

  /**
   * Takes it.
   *
   * @throws CannotStart if another launcher holds it
   */
  static Lock take(RunFolder run, String address) {
    try {
      var channel =
          FileChannel.open(file(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CannotStart(
            "the platform runs already%s: use it at %s, or end it with  ./sla down"
                .formatted(
                    run.find(NAME).map(process -> " (process " + process.pid() + ")").orElse(""),
                    address));
      }
      run.note(NAME, ProcessHandle.current());
      return new Lock(channel, lock, run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(RunFolder run) {
    return run.folder().resolve("launcher.lock");
  }

  @Override
  public void close() {
    try {
      run.forget(NAME);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
