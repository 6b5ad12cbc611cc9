package org.slaledger.credit.domain.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that verifies a signed note, as https://c2sp.org/signed-note writes it: {@code
 * <name>+<hash>+<base64 of the algorithm's byte and the key>}. The hash is the beginning of the
 * SHA-256 of name, newline, algorithm and key. Only Ed25519, {@code 0x01}, is taken.
 */
final class VerifierKey {
  private static final Pattern FORM = Pattern.compile("([^\\s+]{1,200})\\+([0-9a-f]{8})\\+(.+)");
  private static final byte ED25519 = 1;
  private static final int LENGTH = 33;

  private VerifierKey() {}

  static boolean isOne(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      byte[] key = Base64.getDecoder().decode(parts.group(3));
      return key.length == LENGTH
          && key[0] == ED25519
          && hash(parts.group(1), key).equals(parts.group(2));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static String hash(String name, byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
