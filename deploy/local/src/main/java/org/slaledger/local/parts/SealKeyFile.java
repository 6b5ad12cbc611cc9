package org.slaledger.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The platform's keys for sealed texts: a file readable by its owner only, with one {@code
 * <name>:<base64>} a line, the last of which wraps. Without it what was sealed can't be read any
 * more, so it lies beside the data and is wiped with them.
 */
public final class SealKeyFile {
  private static final int KEY_BYTES = 32;

  private SealKeyFile() {}

  /** What services are given; a new key is made where there is no file. */
  public static Map<String, String> environment(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      List<String> keys =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (keys.isEmpty()) {
        throw new IllegalStateException(file + " holds no key: put it back from a backup");
      }
      String last = keys.getLast();
      return Map.of(
          "SLA_SEAL_KEYS", String.join(",", keys),
          "SLA_SEAL_CURRENT", last.substring(0, Math.max(0, last.indexOf(':'))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    SecretFile.create(file, "local-1:" + Base64.getEncoder().encodeToString(key) + "\n");
  }
}
