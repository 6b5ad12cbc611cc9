package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.credit.view.WhichCheckpoints;

/**
 * Puts checkpoints into a folder as well, {@code sla.ledger.files}, from where any web server, copy
 * or archive takes them: {@code checkpoint} is the latest, {@code checkpoints/<leaves>} each of
 * them, signed notes with the cosignatures of witnesses. A file is whole or not there. Without a
 * folder nothing is written.
 */
@ApplicationScoped
public class CheckpointFiles {
  private static final int PAGE = 100;

  private final Optional<Path> folder;
  private final WhichCheckpoints checkpoints;

  CheckpointFiles(
      @ConfigProperty(name = "sla.ledger.files") Optional<Path> folder,
      WhichCheckpoints checkpoints) {
    this.folder = folder;
    this.checkpoints = checkpoints;
  }

  /**
   * Writes what is missing, and what was cosigned since. Of what an earlier call has written only
   * the latest hundred are looked at again.
   *
   * <p>Fails with {@link UncheckedIOException} where the folder can't be written.
   */
  public Uni<Void> write() {
    return folder.map(it -> write(it, null)).orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> write(Path into, @Nullable Long below) {
    return checkpoints
        .latest(below, PAGE)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            page ->
                written(into, page, below == null) && page.size() == PAGE
                    ? write(into, page.getLast().size())
                    : Uni.createFrom().voidItem());
  }

  /** Whether all of them were missing, so that those before them may be, too. */
  private static boolean written(Path into, List<ShownCheckpoint> page, boolean latest) {
    try {
      Path all = Files.createDirectories(into.resolve("checkpoints"));
      int missing = 0;
      for (ShownCheckpoint each : page) {
        missing += put(all.resolve(String.valueOf(each.size())), each.note()) ? 1 : 0;
      }
      if (latest && !page.isEmpty()) {
        put(into.resolve("checkpoint"), page.getFirst().note());
      }
      return missing == page.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there was no such file. */
  private static boolean put(Path file, String note) throws IOException {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    byte[] before = read(file);
    if (!Arrays.equals(bytes, before)) {
      Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
      try {
        keep(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return before == null;
  }

  /** On the disk, and for everybody whom the process's own mask lets read. */
  private static void keep(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static byte @Nullable [] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
