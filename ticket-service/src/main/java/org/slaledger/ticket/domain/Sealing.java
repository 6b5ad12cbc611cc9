package org.slaledger.ticket.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.slaledger.contract.Sealed;

/**
 * Seals what goes into one field of the stream that is decided on. Handed in, since it draws random
 * numbers.
 */
@FunctionalInterface
public interface Sealing {
  /** Bytes as they came. */
  Sealed seal(String field, byte[] bytes);

  /** What somebody wrote. */
  default Sealed seal(String field, String text) {
    return seal(field, text.getBytes(UTF_8));
  }
}
