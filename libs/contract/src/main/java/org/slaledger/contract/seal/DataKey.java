package org.slaledger.contract.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;

/** The key of one person or one ticket, in the clear: held in memory only, and never shown. */
public final class DataKey {
  private static final int VERSION = 1;

  private final String id;
  private final byte[] bytes;
  private final SecretKey key;

  DataKey(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
    this.key = AesGcm.key(bytes);
  }

  /** A new random key. */
  public static DataKey fresh(String id) {
    return new DataKey(id, AesGcm.newKey());
  }

  /** Its name, such as {@code ticket/T-1}. */
  public String id() {
    return id;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Seals a text for one field of one stream; it opens there and nowhere else. */
  public Sealed seal(StreamId stream, String field, String text) {
    return seal(stream, field, text.getBytes(UTF_8));
  }

  /** As {@link #seal(StreamId, String, String)}, of any bytes. */
  public Sealed seal(StreamId stream, String field, byte[] bytes) {
    byte[] closed = AesGcm.close(key, bytes, place(stream, field));
    String content = Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    return new Sealed("v" + VERSION + ":" + id + ":" + content);
  }

  /**
   * The text; empty where it was sealed with another key, for another place, in a version of
   * tomorrow, or where it was changed.
   */
  public Optional<String> open(Sealed sealed, StreamId stream, String field) {
    return openBytes(sealed, stream, field).map(text -> new String(text, UTF_8));
  }

  /** As {@link #open}, of any bytes. */
  public Optional<byte[]> openBytes(Sealed sealed, StreamId stream, String field) {
    if (sealed.version() != VERSION || !sealed.key().equals(id)) {
      return Optional.empty();
    }
    try {
      byte[] closed = Base64.getUrlDecoder().decode(sealed.content());
      return AesGcm.open(key, closed, place(stream, field));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] place(StreamId stream, String field) {
    return ("v" + VERSION + "\n" + id + "\n" + stream + "\n" + field).getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "the key " + id;
  }
}
