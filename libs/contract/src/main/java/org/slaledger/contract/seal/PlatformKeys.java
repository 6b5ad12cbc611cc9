package org.slaledger.contract.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slaledger.contract.Name;

/**
 * The platform's keys, by name. One of them, the current one, wraps the keys of persons and
 * tickets; the others still unwrap what they wrapped.
 */
public final class PlatformKeys {
  private static final String ALLOWED = "<name>:<32 bytes in base64>, several parted by commas";

  private final Map<String, SecretKey> keys;
  private final String current;

  private PlatformKeys(Map<String, SecretKey> keys, String current) {
    this.keys = Map.copyOf(keys);
    this.current = current;
  }

  /**
   * From what the configuration says. Names no key in what it throws.
   *
   * @param named each {@code <name>:<32 bytes in base64>}
   * @param current the name of one of them
   * @throws IllegalArgumentException naming the setting at fault and what is allowed
   */
  public static PlatformKeys of(List<String> named, String current) {
    Map<String, SecretKey> keys = new HashMap<>();
    for (int i = 0; i < named.size(); i++) {
      String at = "sla.seal.keys, entry " + (i + 1);
      int colon = named.get(i).indexOf(':');
      if (colon < 0 || !Name.isOne(named.get(i).substring(0, colon))) {
        throw new IllegalArgumentException(at + ", has no name: allowed is " + ALLOWED);
      }
      if (keys.put(named.get(i).substring(0, colon), key(at, named.get(i).substring(colon + 1)))
          != null) {
        throw new IllegalArgumentException(at + ", has the name of another one");
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("sla.seal.keys is missing: allowed is " + ALLOWED);
    }
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException(
          "sla.seal.current is \"" + current + "\": allowed is a name in sla.seal.keys");
    }
    return new PlatformKeys(keys, current);
  }

  private static SecretKey key(String at, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // the cause would quote what stands there
      throw new IllegalArgumentException(at + ", is no base64: allowed is " + ALLOWED);
    }
    if (bytes.length != AesGcm.KEY_BYTES) {
      throw new IllegalArgumentException(
          at + ", has " + bytes.length + " bytes: allowed is " + ALLOWED);
    }
    return AesGcm.key(bytes);
  }

  /** The name of the key that wraps. */
  public String current() {
    return current;
  }

  /** The names of all keys. */
  public java.util.Set<String> names() {
    return keys.keySet();
  }

  /** Wraps a key with the current platform key; base64. */
  public String wrap(DataKey key) {
    SecretKey platform = keys.get(current);
    if (platform == null) {
      throw new IllegalStateException("no key " + current);
    }
    return Base64.getEncoder()
        .encodeToString(AesGcm.close(platform, key.bytes(), binding(current, key.id())));
  }

  /** The key; empty where that platform key is not there, or did not wrap it under that name. */
  public Optional<DataKey> unwrap(String id, String platformKey, String wrapped) {
    SecretKey platform = keys.get(platformKey);
    if (platform == null) {
      return Optional.empty();
    }
    try {
      return AesGcm.open(platform, Base64.getDecoder().decode(wrapped), binding(platformKey, id))
          .map(bytes -> new DataKey(id, bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A wrapped key is of use under its own name only. */
  private static byte[] binding(String platformKey, String id) {
    return ("v1\n" + platformKey + "\n" + id).getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "platform keys " + keys.keySet() + ", current " + current;
  }
}
