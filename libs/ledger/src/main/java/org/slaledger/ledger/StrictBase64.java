package org.slaledger.ledger;

import java.util.Base64;

/** Base64 of which each content has one spelling: padded, without stray bits at its end. */
final class StrictBase64 {
  private StrictBase64() {}

  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw wrong(text);
    }
    return bytes;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("base64 that is not written as it would be: " + text);
  }
}
