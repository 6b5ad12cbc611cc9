package org.slaledger.credit.usecase.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.slaledger.journal.Sql;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Tiles;

/** Tiles of the database, each read once, when it is first asked for. Blocks. */
final class StoredTiles implements Tiles.Kept {
  private static final Sql TILE =
      new Sql("SELECT hashes FROM ledger_tile WHERE level = $1 AND tile = $2");

  private final SqlClient db;
  private final KeptTiles read = new KeptTiles();

  StoredTiles(SqlClient db) {
    this.db = db;
  }

  @Override
  public Hash at(int level, long tile, int place) {
    if (!read.holds(level, tile)) {
      read.put(new KeptTiles.Place(level, tile), load(level, tile));
    }
    return read.at(level, tile, place);
  }

  /** All hashes that a tile has by now. */
  Buffer load(int level, long tile) {
    return level == 0
        ? LedgerTables.leafTile(db, tile, Long.MAX_VALUE).await().indefinitely()
        : TILE
            .list(db, row -> row.getBuffer("hashes").getDelegate(), level, tile)
            .await()
            .indefinitely()
            .stream()
            .findFirst()
            .orElseGet(Buffer::buffer);
  }
}
