package org.slaledger.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** One signature's line of a note, whoever's it is. */
public final class NoteSignature {
  private static final String DASH = "\u2014 ";
  private static final int ED25519_BYTES = 64;

  private final String name;
  private final int id;
  private final byte[] bytes;

  NoteSignature(String name, int id, byte[] bytes) {
    this.name = KeyName.checked(name);
    this.id = id;
    this.bytes = bytes.clone();
  }

  /** Reads a line without its newline. */
  static NoteSignature parse(String line) {
    String[] parts =
        line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
    if (parts.length != 2) {
      throw new IllegalArgumentException("not a signature's line: '" + line + "'");
    }
    byte[] content = StrictBase64.decode(parts[1]);
    if (content.length <= Integer.BYTES) {
      throw new IllegalArgumentException("a signature without bytes: '" + line + "'");
    }
    return new NoteSignature(
        parts[0],
        ByteBuffer.wrap(content).getInt(),
        Arrays.copyOfRange(content, Integer.BYTES, content.length));
  }

  /** Whether name and id are those of this key, which says nothing of the signature. */
  public boolean isOf(VerifierKey key) {
    return name.equals(key.name()) && id == key.id();
  }

  /** Whether this key signed this text so. */
  boolean holds(String text, VerifierKey key) {
    return switch (key.type()) {
      case ED25519 ->
          bytes.length == ED25519_BYTES && key.signed(text.getBytes(StandardCharsets.UTF_8), bytes);
      case COSIGNATURE ->
          bytes.length == Long.BYTES + ED25519_BYTES
              && time() >= 0
              && key.signed(
                  cosigned(time(), text), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    };
  }

  static byte[] cosigned(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /** When a witness says that it signed; only of a cosignature that holds. */
  Instant at() {
    return Instant.ofEpochSecond(time());
  }

  private long time() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature signature
        && name.equals(signature.name)
        && id == signature.id
        && Arrays.equals(bytes, signature.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, id, Arrays.hashCode(bytes));
  }

  /** The line, without its newline. */
  @Override
  public String toString() {
    byte[] content =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(id).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(content);
  }
}
