package org.slaledger.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;

/**
 * The key that checkpoints of the ledger are signed with: a file readable by its owner only. It
 * lies beside the data and is wiped with them. Who renames it to {@code key.former} gets a new one,
 * which the former hands over to.
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
      Map<String, String> environment = new HashMap<>();
      environment.put("SLA_LEDGER_KEY", read(file));
      // whoever looks at a platform of his own wants to see it happen
      environment.put("SLA_LEDGER_CHECKPOINT", "PT2S");
      Path former = file.resolveSibling(file.getFileName() + ".former");
      if (Files.exists(former)) {
        environment.put("SLA_LEDGER_FORMER_KEY", read(former));
      }
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    String key = Files.readString(file).strip();
    try {
      SigningKey.parse(key);
      return key;
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage());
    }
  }
}
