package org.slaledger.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The public half of a key that notes are signed with, written as {@code NAME+ID+KEY} (C2SP
 * signed-note): ID eight hexadecimal digits that follow from the rest, KEY the base64 of a type's
 * byte and 32 bytes of Ed25519 (RFC 8032).
 */
public final class VerifierKey {
  private static final int KEY_BYTES = 32;

  private final String name;
  private final SignatureType type;
  private final byte[] point;
  private final PublicKey key;

  VerifierKey(String name, SignatureType type, byte[] point) {
    if (point.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + point.length);
    }
    this.name = KeyName.checked(name);
    this.type = type;
    this.point = point.clone();
    this.key = publicKey(this.point);
  }

  /**
   * Reads {@code NAME+ID+KEY}.
   *
   * @throws IllegalArgumentException if it is not such a key, or of a type not known here
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifying key reads NAME+ID+KEY, not '" + text + "'");
    }
    byte[] material = StrictBase64.decode(parts[2]);
    if (material.length == 0) {
      throw new IllegalArgumentException("a key without bytes: '" + text + "'");
    }
    VerifierKey key =
        new VerifierKey(
            parts[0],
            SignatureType.of(material[0]),
            Arrays.copyOfRange(material, 1, material.length));
    if (!hex(key.id()).equals(parts[1])) {
      throw new IllegalArgumentException(
          "the id of this key is %s, not %s".formatted(hex(key.id()), parts[1]));
    }
    return key;
  }

  private static PublicKey publicKey(byte[] point) {
    byte[] bigEndian = new byte[KEY_BYTES];
    for (int each = 0; each < KEY_BYTES; each++) {
      bigEndian[each] = point[KEY_BYTES - 1 - each];
    }
    boolean odd = bigEndian[0] < 0;
    bigEndian[0] &= 0x7f;
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(
              new EdECPublicKeySpec(
                  NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key of Ed25519", e);
    }
  }

  public String name() {
    return name;
  }

  public SignatureType type() {
    return type;
  }

  /** Four bytes that tell keys of one name apart; no proof of anything. */
  public int id() {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(named.length + 1 + KEY_BYTES);
    content.put(named).put(type.assigned()).put(point);
    return ByteBuffer.wrap(Hash.of(content.array()).bytes()).getInt();
  }

  boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(key);
      verifying.update(message);
      return verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static String hex(int id) {
    return HexFormat.of().toHexDigits(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && type == key.type
        && Arrays.equals(point, key.point);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, Arrays.hashCode(point));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    byte[] material = ByteBuffer.allocate(1 + KEY_BYTES).put(type.assigned()).put(point).array();
    return name + "+" + hex(id()) + "+" + Base64.getEncoder().encodeToString(material);
  }
}
