package org.slaledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * The secret half of a key that notes are signed with, written as {@code PRIVATE+KEY+NAME+ID+SEED},
 * the form of Go's note package. Its {@link #toString} shows the public half alone.
 */
public final class SigningKey {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final int SEED_BYTES = 32;

  private final VerifierKey verifier;
  private final byte[] seed;

  private SigningKey(String name, SignatureType type, byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed of Ed25519 has 32 bytes, not " + seed.length);
    }
    this.seed = seed.clone();
    this.verifier = new VerifierKey(name, type, publicHalf(this.seed));
  }

  /** A new key; what is random comes from the caller, who answers for it. */
  public static SigningKey generate(String name, SignatureType type, SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new SigningKey(name, type, seed);
  }

  /**
   * Reads {@code PRIVATE+KEY+NAME+ID+SEED}.
   *
   * @throws IllegalArgumentException if it is no such key; the message tells nothing of the secret
   */
  public static SigningKey parse(String text) {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException("a signing key reads PRIVATE+KEY+NAME+ID+SEED");
    }
    byte[] material = secret(parts[2]);
    SigningKey key =
        new SigningKey(
            parts[0],
            SignatureType.of(material[0]),
            Arrays.copyOfRange(material, 1, material.length));
    if (!VerifierKey.hex(key.verifier.id()).equals(parts[1])) {
      throw new IllegalArgumentException(
          "the id of this signing key is %s, not %s"
              .formatted(VerifierKey.hex(key.verifier.id()), parts[1]));
    }
    return key;
  }

  private static byte[] secret(String base64) {
    byte[] material;
    try {
      material = StrictBase64.decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the seed of a signing key is base64");
    }
    if (material.length != 1 + SEED_BYTES) {
      throw new IllegalArgumentException("a type's byte and a seed are 33 bytes");
    }
    return material;
  }

  /** The public point that belongs to a seed: the JDK makes it for who brings the random bytes. */
  private static byte[] publicHalf(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** The key that others verify with. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * Signs a text.
   *
   * @param at the time that a {@link SignatureType#COSIGNATURE} tells, to the second; the other
   *     type tells none
   */
  public NoteSignature sign(String text, Instant at) {
    byte[] bytes =
        switch (verifier.type()) {
          case ED25519 -> signature(text.getBytes(StandardCharsets.UTF_8));
          case COSIGNATURE -> {
            long time = at.getEpochSecond();
            byte[] signed = signature(NoteSignature.cosigned(time, text));
            yield ByteBuffer.allocate(Long.BYTES + signed.length).putLong(time).put(signed).array();
          }
        };
    return new NoteSignature(verifier.name(), verifier.id(), bytes);
  }

  private byte[] signature(byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** As {@link #parse} reads it: a secret. */
  public String secret() {
    byte[] material =
        ByteBuffer.allocate(1 + SEED_BYTES).put(verifier.type().assigned()).put(seed).array();
    return PREFIX
        + verifier.name()
        + "+"
        + VerifierKey.hex(verifier.id())
        + "+"
        + Base64.getEncoder().encodeToString(material);
  }

  @Override
  public String toString() {
    return "signing key of " + verifier;
  }

  /** What a key is made of, given in the place of what would be random. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Given(byte[] seed) {
      super();
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
