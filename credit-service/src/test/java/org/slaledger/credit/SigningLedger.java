package org.slaledger.credit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;
import org.slaledger.ledger.SigningKey;

/** The service with a key for the ledger, and a checkpoint soon after each event. */
public final class SigningLedger implements QuarkusTestProfile {
  /** Of tests alone: its seed is no secret. */
  static final String SECRET =
      "PRIVATE+KEY+sla.example/ledger+c44e792f+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";

  public static final SigningKey KEY = SigningKey.parse(SECRET);

  /** Where checkpoints are files, too. */
  static final Path FILES = Path.of("target", "checkpoint-files").toAbsolutePath();

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "sla.ledger.key",
        SECRET,
        "sla.ledger.checkpoint",
        "PT0.2S",
        "sla.ledger.files",
        FILES.toString());
  }
}
