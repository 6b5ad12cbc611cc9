package org.slaledger.credit.domain.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.slaledger.contract.Sealed;

/**
 * Seals what somebody wrote into one field of the stream that is decided on. Handed in, since it
 * draws random numbers.
 */
@FunctionalInterface
public interface Sealing {
  /** Bytes as they came. */
  Sealed seal(String field, byte[] bytes);

  /** What somebody wrote, without the white space around it. */
  default Sealed seal(String field, String text) {
    return seal(field, text.strip().getBytes(UTF_8));
  }
}
