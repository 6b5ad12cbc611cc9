package org.slaledger.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.credit.domain.bundle.UnreadableBundle;

/** A file that should be a bundle; says why it is none. */
record BundleFile(String name, PrintStream err) {
  /** Some 200,000 events; what memory is given allows for. */
  static final long MOST_BYTES = 128L << 20;

  Optional<Bundle> read() {
    try {
      return Optional.of(BundleText.read(bytes(Path.of(name))));
    } catch (NoSuchFileException e) {
      return none("there is no such file");
    } catch (IOException | UnreadableBundle e) {
      return none(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException(
          "it has %d bytes, more than the %d that are read".formatted(size, MOST_BYTES));
    }
    return Files.readAllBytes(file);
  }

  private Optional<Bundle> none(String why) {
    err.println("sla: " + name + " can't be read as a bundle: " + why);
    return Optional.empty();
  }
}
