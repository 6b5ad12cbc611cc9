package org.slaledger.local.parts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone may read. */
final class SecretFile {
  private SecretFile() {}

  /** Whole or not at all: half a key must never be taken for one. What is there already stays. */
  static void create(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft =
        Files.createTempFile(
            folder,
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, content);
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // somebody else was first: theirs holds
    } finally {
      Files.delete(draft);
    }
  }
}
