package org.slaledger.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;

/**
 * The key that checkpoints of the ledger are signed with: a file readable by its owner only. It
 * lies beside the data and is wiped with them: another key could not go on from what was signed.
 */
public final class LedgerKeyFile {
  private static final String ORIGIN = "localhost/sla-ledger";

  private LedgerKeyFile() {}

  /** What the service that signs is given; a new key is made where there is no file. */
  public static Map<String, String> environment(Path file) {
    try {
      if (!Files.exists(file)) {
        SecretFile.create(
            file,
            SigningKey.generate(ORIGIN, SignatureType.ED25519, new SecureRandom()).secret() + "\n");
      }
      String key = Files.readString(file).strip();
      SigningKey.parse(key);
      // whoever looks at a platform of his own wants to see it happen
      return Map.of("SLA_LEDGER_KEY", key, "SLA_LEDGER_CHECKPOINT", "PT2S");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage());
    }
  }
}
