package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.slaledger.credit.domain.ledger.GrownTree;
import org.slaledger.credit.domain.ledger.GrownTree.Node;
import org.slaledger.credit.domain.ledger.Known;
import org.slaledger.credit.domain.ledger.Leaf;
import org.slaledger.credit.domain.ledger.Leaf.Place;
import org.slaledger.journal.Sql;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Nodes;
import org.slaledger.ledger.Tiles;

/** What the sequencer reads and writes, each statement for a whole batch. */
final class LedgerTables {
  private static final Sql LOCK = new Sql("SELECT size FROM ledger_tree FOR UPDATE");
  private static final Sql VERSIONS =
      new Sql("SELECT stream, version FROM ledger_stream WHERE stream = ANY($1)");
  private static final Sql LEAVES =
      new Sql(
          """
          SELECT s.stream, l.version, l.hash
          FROM unnest($1::text[], $2::bigint[]) AS wanted (stream, version)
          JOIN ledger_stream s ON s.stream = wanted.stream
          JOIN ledger_leaf l ON l.stream = s.number AND l.version = wanted.version
          """);
  private static final Sql WAITING =
      new Sql("SELECT stream, version, hash FROM ledger_waiting WHERE stream = ANY($1)");
  private static final Sql LAST_TILES =
      new Sql(
          """
          SELECT level, tile, hashes FROM ledger_tile
          JOIN unnest($1::int[], $2::bigint[]) AS wanted (level, tile) USING (level, tile)
          """);
  private static final Sql LAST_LEAVES =
      new Sql("SELECT hash FROM ledger_leaf WHERE leaf >= $1 AND leaf < $2 ORDER BY leaf");
  private static final Sql PUT_STREAMS =
      new Sql(
          """
          INSERT INTO ledger_stream (stream, version, last, last_leaf)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[])
          ON CONFLICT (stream) DO UPDATE SET
            version = excluded.version, last = excluded.last, last_leaf = excluded.last_leaf
          """);
  private static final Sql PUT_LEAVES =
      new Sql(
          """
          INSERT INTO ledger_leaf (leaf, stream, version, hash)
          SELECT line.leaf, s.number, line.version, line.hash
          FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[])
            AS line (leaf, stream, version, hash)
          JOIN ledger_stream s ON s.stream = line.stream
          """);
  private static final Sql PUT_TILES =
      new Sql(
          """
          INSERT INTO ledger_tile (level, tile, hashes)
          SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])
          ON CONFLICT (level, tile) DO UPDATE SET hashes = ledger_tile.hashes || excluded.hashes
          """);
  private static final Sql SIZE = new Sql("UPDATE ledger_tree SET size = $1");
  private static final Sql WAIT =
      new Sql(
          """
          INSERT INTO ledger_waiting (stream, version, hash)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[])
          """);
  private static final Sql WAIT_NO_LONGER =
      new Sql(
          """
          DELETE FROM ledger_waiting USING unnest($1::text[], $2::bigint[]) AS there (stream, version)
          WHERE ledger_waiting.stream = there.stream AND ledger_waiting.version = there.version
          """);
  private static final Sql SET_ASIDE =
      new Sql(
          """
          INSERT INTO ledger_set_aside
            (hash, stream, version, topic, partition, record_offset, reason)
          SELECT * FROM unnest(
            $1::bytea[], $2::text[], $3::bigint[], $4::text[], $5::int[], $6::bigint[], $7::text[])
          ON CONFLICT DO NOTHING
          """);

  /** Levels of tiles that a tree can have. */
  private static final int LEVELS = Long.SIZE / Tiles.HEIGHT;

  private LedgerTables() {}

  /** Keeps others from appending until the transaction ends; the tree's size. */
  static Uni<Long> lock(SqlConnection tx) {
    return LOCK.list(tx, row -> row.getLong("size")).map(List::getFirst);
  }

  static Uni<Known> known(SqlConnection tx, List<Leaf> leaves) {
    Object streams = leaves.stream().map(Leaf::stream).distinct().toArray(String[]::new);
    Map<String, Long> versions = new HashMap<>();
    Map<Place, Hash> there = new HashMap<>();
    Map<Place, Hash> waiting = new HashMap<>();
    return VERSIONS
        .list(tx, row -> versions.put(row.getString("stream"), row.getLong("version")), streams)
        .chain(() -> leavesAt(tx, leaves.stream().map(Leaf::place).toList()))
        .invoke(there::putAll)
        .chain(() -> WAITING.list(tx, row -> waiting.put(place(row), hash(row)), streams))
        .map(done -> new Known(versions, there, waiting));
  }

  /** The leaves that stand at these places. */
  static Uni<Map<Place, Hash>> leavesAt(SqlClient db, Collection<Place> places) {
    Map<Place, Hash> there = new HashMap<>();
    return LEAVES
        .list(
            db,
            row -> there.put(place(row), hash(row)),
            texts(places, Place::stream),
            longs(places, Place::version))
        .replaceWith(there);
  }

  private static Place place(Row row) {
    return new Place(row.getString("stream"), row.getLong("version"));
  }

  static Hash hash(Row row) {
    return Hash.ofBytes(row.getBuffer("hash").getBytes());
  }

  /** What a tree of this size needs to grow, and for its root. */
  static Uni<Nodes> lastTiles(SqlClient db, long size) {
    KeptTiles kept = new KeptTiles();
    Integer[] levels = new Integer[LEVELS - 1];
    Long[] tiles = new Long[LEVELS - 1];
    for (int level = 1; level < LEVELS; level++) {
      levels[level - 1] = level;
      tiles[level - 1] = size >> (Tiles.HEIGHT * (level + 1) - 1) >> 1;
    }
    long first = size / Tiles.WIDTH;
    return LAST_TILES
        .list(
            db,
            row -> {
              kept.put(
                  new KeptTiles.Place(row.getInteger("level"), row.getLong("tile")),
                  row.getBuffer("hashes").getDelegate());
              return true;
            },
            levels,
            tiles)
        .chain(() -> leafTile(db, first, size))
        .invoke(hashes -> kept.put(new KeptTiles.Place(0, first), hashes))
        .replaceWith(() -> Tiles.nodes(kept));
  }

  /** The hashes of the leaves of a tile, of those below the size. */
  static Uni<Buffer> leafTile(SqlClient db, long tile, long size) {
    long from = tile * Tiles.WIDTH;
    return LAST_LEAVES
        .list(
            db,
            row -> row.getBuffer("hash").getDelegate(),
            from,
            Math.min(size, from + Tiles.WIDTH))
        .map(
            hashes -> {
              Buffer all = Buffer.buffer();
              hashes.forEach(all::appendBuffer);
              return all;
            });
  }

  static Uni<Void> append(SqlConnection tx, long size, List<Leaf> leaves, GrownTree grown) {
    Map<String, Integer> last = new LinkedHashMap<>();
    List<Long> places = new ArrayList<>();
    for (int each = 0; each < leaves.size(); each++) {
      last.put(leaves.get(each).stream(), each);
      places.add(size + each);
    }
    List<Leaf> heads = last.values().stream().map(leaves::get).toList();
    return PUT_STREAMS
        .change(
            tx,
            texts(heads, Leaf::stream),
            longs(heads, Leaf::version),
            hashes(heads),
            last.values().stream().map(each -> size + each).toArray(Long[]::new))
        .chain(
            () ->
                PUT_LEAVES.change(
                    tx,
                    places.toArray(Long[]::new),
                    texts(leaves, Leaf::stream),
                    longs(leaves, Leaf::version),
                    hashes(leaves)))
        .chain(() -> putTiles(tx, grown.nodes()))
        .chain(() -> SIZE.change(tx, grown.frontier().size()));
  }

  /** The nodes of one tile come in their order, behind those that it has. */
  private static Uni<Void> putTiles(SqlConnection tx, Map<Node, Hash> nodes) {
    Map<KeptTiles.Place, Buffer> tiles = new LinkedHashMap<>();
    nodes.forEach(
        (node, hash) ->
            tiles
                .computeIfAbsent(
                    new KeptTiles.Place(node.level(), node.tile()), place -> Buffer.buffer())
                .appendBytes(hash.bytes()));
    return tiles.isEmpty()
        ? Uni.createFrom().voidItem()
        : PUT_TILES.change(
            tx,
            tiles.keySet().stream().map(KeptTiles.Place::level).toArray(Integer[]::new),
            tiles.keySet().stream().map(KeptTiles.Place::tile).toArray(Long[]::new),
            tiles.values().toArray(Buffer[]::new));
  }

  static Uni<Void> wait(SqlConnection tx, List<Leaf> early) {
    return early.isEmpty()
        ? Uni.createFrom().voidItem()
        : WAIT.change(tx, texts(early, Leaf::stream), longs(early, Leaf::version), hashes(early));
  }

  static Uni<Void> waitNoLonger(SqlConnection tx, Set<Place> there) {
    return there.isEmpty()
        ? Uni.createFrom().voidItem()
        : WAIT_NO_LONGER.change(tx, texts(there, Place::stream), longs(there, Place::version));
  }

  static Uni<Void> setAside(SqlConnection tx, List<SetAside> aside) {
    return aside.isEmpty()
        ? Uni.createFrom().voidItem()
        : SET_ASIDE.change(
            tx,
            aside.stream().map(one -> Buffer.buffer(one.hash().bytes())).toArray(Buffer[]::new),
            texts(aside, one -> one.record().stream()),
            longs(aside, one -> one.record().version()),
            texts(aside, one -> one.record().topic()),
            aside.stream().map(one -> one.record().partition()).toArray(Integer[]::new),
            longs(aside, one -> one.record().offset()),
            texts(aside, SetAside::reason));
  }

  private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static <T> Long[] longs(Collection<T> all, ToLongFunction<T> number) {
    return all.stream().map(number::applyAsLong).toArray(Long[]::new);
  }

  private static Buffer[] hashes(Collection<Leaf> leaves) {
    return leaves.stream().map(leaf -> Buffer.buffer(leaf.hash().bytes())).toArray(Buffer[]::new);
  }
}
