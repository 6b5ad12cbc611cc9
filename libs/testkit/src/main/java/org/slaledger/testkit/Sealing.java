package org.slaledger.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.seal.DataKey;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.contract.seal.PlatformKeys;

/** Seals texts as ticket-service would, for tests of services that read them. */
public final class Sealing {
  static final String PLATFORM_KEY_NAME = "test";

  /** The platform's key that services under test are given, as the setting has it. */
  public static final String PLATFORM_KEY =
      PLATFORM_KEY_NAME
          + ":"
          + Base64.getEncoder().encodeToString("thirty-two bytes for tests alone".getBytes(UTF_8));

  private static final PlatformKeys PLATFORM =
      PlatformKeys.of(List.of(PLATFORM_KEY), PLATFORM_KEY_NAME);
  private static final Map<String, DataKey> KEYS = new ConcurrentHashMap<>();

  private Sealing() {}

  /** Seals under a key that is published first, once. */
  public static Sealed seal(String key, StreamId stream, String field, String text) {
    return KEYS.computeIfAbsent(key, Sealing::published).seal(stream, field, text);
  }

  /** Seals under a key that nobody has. */
  public static Sealed sealUnknown(String key, StreamId stream, String field, String text) {
    return DataKey.fresh(key).seal(stream, field, text);
  }

  /** Publishes that a key was erased. */
  public static void erase(String key) {
    DataKey known = KEYS.computeIfAbsent(key, Sealing::published);
    KeyRecord erased =
        KeyRecord.of(known, PLATFORM).erased(java.time.Instant.EPOCH, "test", "a test");
    Log.publish(Topic.KEYS, key, erased.json());
  }

  private static DataKey published(String id) {
    DataKey key = DataKey.fresh(id);
    Log.publish(Topic.KEYS, id, KeyRecord.of(key, PLATFORM).json());
    return key;
  }
}
