package org.slaledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.VerifierKey;

/** Keys as people hand them over. */
final class Keys {
  private Keys() {}

  static VerifierKey verifier(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Usage("'" + text + "' is no key NAME+ID+KEY: " + e.getMessage());
    }
  }

  static SigningKey signing(Path file) {
    try {
      return SigningKey.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new Usage("there is no file " + file + ": --new-key NAME makes it");
    } catch (IOException e) {
      throw new Usage(file + " can't be read: " + e);
    } catch (IllegalArgumentException e) {
      throw new Usage(file + " holds no key PRIVATE+KEY+NAME+ID+SEED: " + e.getMessage());
    }
  }
}
