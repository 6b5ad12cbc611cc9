package org.slaledger.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold all of it or what they held before, also when the machine stops meanwhile. */
final class KeptFile {
  private KeptFile() {}

  static void write(Path file, byte[] content) throws IOException {
    Path draft = draft(file, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** For its owner alone; what is there stays, and is a failure. */
  static void createSecret(Path file, String content) throws IOException {
    Path draft =
        draft(
            file,
            content.getBytes(UTF_8),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.createLink(file, draft);
    } finally {
      Files.delete(draft);
    }
  }

  private static Path draft(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".draft", null, attributes);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    return draft;
  }
}
