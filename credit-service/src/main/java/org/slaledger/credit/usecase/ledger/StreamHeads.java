package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.journal.Sql;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Head;
import org.slaledger.ledger.Heads;

/**
 * The heads of all streams as of a size of the tree. Those of the last size that was asked for stay
 * in memory, some 300 bytes a stream, and are brought on by what has changed since.
 */
@ApplicationScoped
class StreamHeads implements CutOfLedger {
  private static final int PAGE = 5_000;
  private static final Sql SIZE = new Sql("SELECT size FROM ledger_tree");
  private static final Sql CHANGED =
      new Sql("SELECT stream, version, last AS hash FROM ledger_stream WHERE last_leaf >= $1");
  private static final Sql NEXT =
      new Sql(
          """
          SELECT s.number, s.stream, l.version, l.hash FROM (
            SELECT number, stream FROM ledger_stream WHERE number > $2 ORDER BY number LIMIT $3) s
          LEFT JOIN LATERAL (
            SELECT version, hash FROM ledger_leaf
            WHERE ledger_leaf.stream = s.number AND leaf < $1
            ORDER BY version DESC LIMIT 1) l ON true
          ORDER BY s.number
          """);
  private static final Sql OF =
      new Sql(
          """
          SELECT s.stream, l.version FROM ledger_stream s
          CROSS JOIN LATERAL (
            SELECT version FROM ledger_leaf
            WHERE ledger_leaf.stream = s.number AND leaf < $1
            ORDER BY version DESC LIMIT 1) l
          WHERE s.stream = ANY($2)
          ORDER BY s.stream
          """);

  /** As of a size. */
  record AsOf(long size, Heads heads) {}

  private final Pool pool;
  private volatile AsOf last = new AsOf(0, Heads.NONE);

  StreamHeads(Pool pool) {
    this.pool = pool;
  }

  /** Of a size that the tree has had. */
  Uni<Heads> of(long size) {
    AsOf known = last;
    return known.size() == size
        ? Uni.createFrom().item(known.heads())
        : from(size, 0, Heads.NONE).invoke(heads -> keep(new AsOf(size, heads)));
  }

  /**
   * Of the tree as it is, while nobody else appends.
   *
   * @param db in the transaction that locked the tree
   */
  Uni<Heads> now(SqlClient db, long size) {
    AsOf known = last;
    return CHANGED
        .list(db, StreamHeads::head, known.size())
        .map(
            changed -> {
              Heads heads = known.heads();
              for (Head head : changed) {
                heads = heads.with(head);
              }
              return heads;
            })
        .invoke(heads -> keep(new AsOf(size, heads)));
  }

  /** Of the tree as it is. */
  Uni<Long> size() {
    return SIZE.list(pool, row -> row.getLong("size")).map(List::getFirst);
  }

  /** Reads what is far behind, so that less is left to be read while the tree is locked. */
  Uni<Void> warmUp() {
    return size()
        .flatMap(
            size -> last.size() > 0 ? Uni.createFrom().voidItem() : of(size).replaceWithVoid());
  }

  @Override
  public List<StreamCut> of(long size, Collection<StreamId> streams) {
    return OF.list(
            pool,
            row -> new StreamCut(new StreamId(row.getString("stream")), row.getLong("version")),
            size,
            streams.stream().map(StreamId::value).toArray(String[]::new))
        .await()
        .indefinitely();
  }

  private synchronized void keep(AsOf read) {
    if (read.size() >= last.size()) {
      last = read;
    }
  }

  private Uni<Heads> from(long size, long number, Heads before) {
    return NEXT.list(pool, NumberedHead::read, size, number, PAGE)
        .flatMap(
            page -> {
              Heads heads = before;
              for (NumberedHead one : page) {
                heads = one.head() == null ? heads : heads.with(one.head());
              }
              return page.size() < PAGE
                  ? Uni.createFrom().item(heads)
                  : from(size, page.getLast().number(), heads);
            });
  }

  private static Head head(Row row) {
    return new Head(
        row.getString("stream"),
        row.getLong("version"),
        Hash.ofBytes(row.getBuffer("hash").getBytes()));
  }

  private record NumberedHead(long number, @Nullable Head head) {
    static NumberedHead read(Row row) {
      return new NumberedHead(
          row.getLong("number"), row.getLong("version") == null ? null : StreamHeads.head(row));
    }
  }
}
