package org.slaledger.credit.usecase.ledger;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Tiles;

/** Tiles that were read, each as the bytes of its hashes. */
final class KeptTiles implements Tiles.Kept {
  /** Which tile. */
  record Place(int level, long tile) {}

  private final Map<Place, Buffer> tiles = new HashMap<>();

  void put(Place place, Buffer hashes) {
    tiles.put(place, hashes);
  }

  boolean holds(int level, long tile) {
    return tiles.containsKey(new Place(level, tile));
  }

  @Override
  public Hash at(int level, long tile, int place) {
    Buffer hashes = tiles.get(new Place(level, tile));
    int from = place * Hash.BYTES;
    if (hashes == null || hashes.length() < from + Hash.BYTES) {
      throw new IllegalStateException(
          "tile %d of level %d has no hash %d".formatted(tile, level, place));
    }
    return Hash.ofBytes(hashes.getBytes(from, from + Hash.BYTES));
  }
}
