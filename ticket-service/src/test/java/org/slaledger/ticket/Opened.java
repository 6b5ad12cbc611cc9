package org.slaledger.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.seal.DataKey;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.contract.seal.PlatformKeys;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Sealing;

/** What stands sealed in the log, opened from what the log holds and the platform's key. */
final class Opened {
  private static final PlatformKeys PLATFORM =
      PlatformKeys.of(List.of(Sealing.PLATFORM_KEY), Sealing.PLATFORM_KEY.split(":")[0]);

  private Opened() {}

  /** The bytes that an integrator sent. */
  static byte[] original(Log.Entry opened) {
    JsonPath event = new JsonPath(opened.text());
    Sealed sealed = new Sealed(event.getString("data.inbound.original"));
    return key(sealed.key())
        .openBytes(sealed, new StreamId(event.getString("subject")), "inbound.original")
        .orElseThrow();
  }

  private static DataKey key(String id) {
    return Log.read(Topic.KEYS).stream()
        .filter(entry -> id.equals(entry.key()))
        .map(Opened::record)
        .reduce((earlier, later) -> later)
        .flatMap(record -> record.open(PLATFORM))
        .orElseThrow();
  }

  private static KeyRecord record(Log.Entry entry) {
    try {
      return KeyRecord.read(new String(entry.value(), UTF_8).getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
