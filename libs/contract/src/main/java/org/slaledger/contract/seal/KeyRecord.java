package org.slaledger.contract.seal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;

/**
 * What {@code sla.keys} holds of a key: its last record, under the key's id. One that says erased
 * is final, whatever comes after it.
 *
 * @param version 1, 2, 3, ... within the key; grows when it is wrapped anew or erased
 * @param platformKey the platform's key that wraps it; null once erased
 * @param wrapped base64; null once erased
 * @param erasedAt null while it is there
 * @param erasedBy opaque id of the operator
 * @param reason as the operator gave it; names nobody
 */
public record KeyRecord(
    String key,
    long version,
    @Nullable String platformKey,
    @Nullable String wrapped,
    @Nullable Instant erasedAt,
    @Nullable String erasedBy,
    @Nullable String reason) {
  private static final ObjectMapper JSON = ContractJson.mapper();

  /** Refuses what is neither wrapped nor erased. */
  public KeyRecord {
    boolean there = platformKey != null && wrapped != null;
    boolean gone = erasedAt != null && erasedBy != null && reason != null;
    if (version < 1 || there == gone || (gone && (platformKey != null || wrapped != null))) {
      throw new IllegalArgumentException("a key is either wrapped or erased");
    }
  }

  /** A new key, wrapped by the current platform key. */
  public static KeyRecord of(DataKey key, PlatformKeys platform) {
    return wrapped(key, platform, 1);
  }

  /** The key wrapped by the current platform key; empty where it can't be unwrapped. */
  public Optional<KeyRecord> rewrapped(PlatformKeys platform) {
    return open(platform).map(opened -> wrapped(opened, platform, version + 1));
  }

  /** The last record of a key. */
  public KeyRecord erased(Instant at, String by, String why) {
    return new KeyRecord(key, version + 1, null, null, at, by, why);
  }

  /** Whether nothing opens what the key sealed any more. */
  @JsonIgnore
  public boolean isErased() {
    return erasedAt != null;
  }

  /** The key in the clear; empty where it was erased or its platform key is not there. */
  public Optional<DataKey> open(PlatformKeys platform) {
    return platformKey == null || wrapped == null
        ? Optional.empty()
        : platform.unwrap(key, platformKey, wrapped);
  }

  private static KeyRecord wrapped(DataKey key, PlatformKeys platform, long version) {
    return new KeyRecord(
        key.id(), version, platform.current(), platform.wrap(key), null, null, null);
  }

  /** As one line of JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that can't be written", e);
    }
  }

  /** From JSON; throws {@link IOException} for what is no such record. */
  public static KeyRecord read(byte[] json) throws IOException {
    KeyRecord read = JSON.readValue(json, KeyRecord.class);
    if (read == null) {
      throw new IOException("null is no key");
    }
    return read;
  }
}
