package org.slaledger.journal.seal;

import java.util.Map;
import java.util.Optional;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.seal.DataKey;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.contract.seal.PlatformKeys;

/** The keys for one answer. Not to be kept: a key may be erased at any moment. */
public final class OpenKeys {
  private final Map<String, KeyRecord> records;
  private final PlatformKeys platform;

  OpenKeys(Map<String, KeyRecord> records, PlatformKeys platform) {
    this.records = records;
    this.platform = platform;
  }

  /** What a sealed text in that place says, if it can be read. */
  public Readable read(Sealed sealed, StreamId stream, String field) {
    KeyRecord record = records.get(sealed.key());
    if (record == null) {
      return not(Readable.State.WAITING, sealed, stream, field);
    }
    if (record.isErased()) {
      return not(Readable.State.ERASED, sealed, stream, field);
    }
    Optional<DataKey> key = record.open(platform);
    if (key.isEmpty()) {
      return not(Readable.State.WAITING, sealed, stream, field);
    }
    return key.get()
        .open(sealed, stream, field)
        .map(text -> new Readable(sealed, stream, field, Readable.State.OPEN, text))
        .orElseGet(() -> not(Readable.State.BROKEN, sealed, stream, field));
  }

  /** As {@link #read(Sealed, StreamId, String)}, of what a view keeps. */
  public Readable read(String sealed, StreamId stream, String field) {
    return read(new Sealed(sealed), stream, field);
  }

  private static Readable not(Readable.State state, Sealed sealed, StreamId stream, String field) {
    return new Readable(sealed, stream, field, state, "");
  }
}
