package org.slaledger.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash. Leaves and nodes are hashed with a byte of their own before them, so that neither
 * can pass for the other (RFC 6962, section 2.1).
 */
public final class Hash implements Comparable<Hash> {
  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Of a tree without leaves: the hash of no bytes. */
  public static final Hash EMPTY = of(new byte[0]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of these bytes as they are. */
  public static Hash of(byte[] content) {
    return new Hash(sha256().digest(content));
  }

  /** Of a leaf with this content. */
  public static Hash leaf(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(content));
  }

  /** Of the node over two subtrees. */
  public static Hash node(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * A hash given as its 32 bytes.
   *
   * @throws IllegalArgumentException if there are not 32
   */
  public static Hash ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /**
   * A hash in base64 (RFC 4648, section 4), exactly as {@link #base64} writes it.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Hash parse(String base64) {
    return ofBytes(StrictBase64.decode(base64));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 44 characters, as in a checkpoint. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** 64 hexadecimal digits, as sha256sum prints it. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** The bit at this place, 0 the first of the first byte. */
  boolean bit(int place) {
    return (bytes[place / 8] >> (7 - place % 8) & 1) == 1;
  }

  static Hash ofName(String name) {
    return of(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
