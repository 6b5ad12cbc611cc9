package org.slaledger.credit.usecase.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;

/**
 * The key that checkpoints are signed with, {@code sla.ledger.key}; without it events are put into
 * the ledger and nothing is signed. Its name is the ledger's origin. Where it takes the place of
 * another, that one hands over to it as {@code sla.ledger.former-key}.
 */
@ApplicationScoped
public class LedgerKey {
  private final Optional<SigningKey> key;
  private final Optional<SigningKey> former;

  LedgerKey(
      @ConfigProperty(name = "sla.ledger.key") Optional<String> key,
      @ConfigProperty(name = "sla.ledger.former-key") Optional<String> former) {
    this.key = key.map(text -> parse("sla.ledger.key", text));
    this.former = former.map(text -> parse("sla.ledger.former-key", text));
    require(
        former.isEmpty() || key.isPresent(), "sla.ledger.former-key hands over to sla.ledger.key");
    this.former.ifPresent(
        it ->
            require(
                it.verifier().name().equals(get().orElseThrow().verifier().name()),
                "sla.ledger.former-key: it hands over to a key of its own name"));
  }

  private static SigningKey parse(String name, String text) {
    try {
      SigningKey key = SigningKey.parse(text);
      require(
          key.verifier().type() == SignatureType.ED25519, name + ": it is the key of a witness");
      return key;
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage());
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** The key, if there is one. */
  public Optional<SigningKey> get() {
    return key;
  }

  /** The key that it takes the place of, as long as that is there to hand over. */
  Optional<SigningKey> former() {
    return former;
  }
}
