package org.slaledger.ticket.domain;

import java.util.Base64;
import org.slaledger.contract.Sealed;

/** Sealing that anybody can look through: the same text in the same field is sealed the same. */
final class Sealings {
  private Sealings() {}

  static Sealing of(String key) {
    return (field, bytes) ->
        new Sealed(
            "v1:%s:%s%s%s"
                .formatted(
                    key,
                    "-".repeat(38),
                    field.replace('.', '-'),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
  }
}
