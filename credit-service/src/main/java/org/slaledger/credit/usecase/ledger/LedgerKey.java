package org.slaledger.credit.usecase.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.ledger.SigningKey;

/**
 * The key that checkpoints are signed with, {@code sla.ledger.key}; without it events are put into
 * the ledger and nothing is signed. Its name is the ledger's origin.
 */
@ApplicationScoped
public class LedgerKey {
  private final Optional<SigningKey> key;

  LedgerKey(@ConfigProperty(name = "sla.ledger.key") Optional<String> key) {
    this.key = key.map(LedgerKey::parse);
  }

  private static SigningKey parse(String text) {
    try {
      return SigningKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("sla.ledger.key: " + e.getMessage());
    }
  }

  /** The key, if there is one. */
  public Optional<SigningKey> get() {
    return key;
  }
}
