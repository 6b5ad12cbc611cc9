package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.LedgerEvent.CheckpointCosigned;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.ledger.Leaf;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.credit.view.WhichCheckpoints;
import org.slaledger.credit.view.WhichHandovers;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Sql;
import org.slaledger.journal.Transactions;
import org.slaledger.ledger.ConsistencyProof;
import org.slaledger.ledger.HeadProof;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SubsetProof;
import org.slaledger.ledger.Tiles;
import org.slaledger.ledger.Tree;
import org.slaledger.ledger.VerifierKey;

/** Proofs out of the ledger. */
@ApplicationScoped
public class Ledger {
  private static final Sql STATE =
      new Sql(
          """
          SELECT size, (SELECT count(*) FROM ledger_stream) AS streams,
            (SELECT count(*) FROM ledger_waiting) AS waiting,
            (SELECT min(since) FROM ledger_waiting) AS waiting_since,
            (SELECT count(*) FROM ledger_set_aside) AS aside,
            (SELECT count(*) FROM ledger_handover) AS handovers
          FROM ledger_tree
          """);
  private static final Sql WAITING =
      new Sql("SELECT count(*) AS waiting, min(since) AS since FROM ledger_waiting");
  private static final Sql INDEXES =
      new Sql(
          """
          SELECT l.leaf, s.stream, l.version FROM unnest($1::text[], $2::bigint[]) AS cut (stream, version)
          JOIN ledger_stream s ON s.stream = cut.stream
          JOIN ledger_leaf l ON l.stream = s.number AND l.version <= cut.version
          """);

  private final Pool pool;
  private final StreamHeads heads;
  private final Checkpoints checkpoints;
  private final WhichCheckpoints which;
  private final WhichHandovers handovers;
  private final Transactions transactions;
  private final LedgerKey key;
  private final InstantSource time;

  Ledger(
      Pool pool,
      StreamHeads heads,
      Checkpoints checkpoints,
      WhichCheckpoints which,
      WhichHandovers handovers,
      Transactions transactions,
      LedgerKey key,
      InstantSource time) {
    this.pool = pool;
    this.heads = heads;
    this.checkpoints = checkpoints;
    this.which = which;
    this.handovers = handovers;
    this.transactions = transactions;
    this.key = key;
    this.time = time;
  }

  /**
   * The ledger as it is.
   *
   * @param size leaves
   * @param waiting events that came before one that stands before them in their stream
   * @param setAside records of the log that are no leaf and no duplicate of one
   * @param key verifies checkpoints; null where none are signed
   * @param handovers how often a key handed over to the next
   */
  public record State(
      long size,
      long streams,
      long waiting,
      @Nullable Instant waitingSince,
      long setAside,
      @Nullable String key,
      long handovers) {}

  /** How it stands. */
  public Uni<State> state() {
    String verifier = key.get().map(mine -> mine.verifier().toString()).orElse(null);
    return STATE
        .list(
            pool,
            row ->
                new State(
                    row.getLong("size"),
                    row.getLong("streams"),
                    row.getLong("waiting"),
                    Sql.instantOrNull(row, "waiting_since"),
                    row.getLong("aside"),
                    verifier,
                    row.getLong("handovers")))
        .map(List::getFirst);
  }

  /**
   * Events that came before one that stands before them in their stream.
   *
   * @param since when the first of them came; null where none waits
   */
  public record Waiting(long events, @Nullable Instant since) {}

  /** What waits. */
  public Uni<Waiting> waiting() {
    return WAITING
        .list(pool, row -> new Waiting(row.getLong("waiting"), Sql.instantOrNull(row, "since")))
        .map(List::getFirst);
  }

  /** The signed checkpoint of a size, with the signatures of witnesses. */
  public Uni<Optional<Note>> checkpoint(long size) {
    return which.of(size).map(found -> found.map(it -> Note.parse(it.note())));
  }

  /** The keys that handed over before a checkpoint of a size, the first first. */
  public Uni<List<Note>> handovers(long size) {
    return handovers.before(size);
  }

  /** That the tree of one size is the beginning of the tree of another, both of which it had. */
  public Uni<ConsistencyProof> consistency(long from, long to) {
    return reading(tiles -> new Tree(to, Tiles.nodes(tiles)).consistency(from, to));
  }

  /** What the tree of heads of a size has at the places of streams. */
  public Uni<Map<StreamId, HeadProof>> heads(long size, Collection<StreamId> streams) {
    return heads
        .of(size)
        .map(
            all ->
                streams.stream()
                    .collect(
                        Collectors.toMap(stream -> stream, stream -> all.proof(stream.value()))));
  }

  /** Which leaves the events of streams are, up to their versions; by index. */
  public Uni<NavigableMap<Long, Leaf.Place>> indexes(Collection<StreamCut> cut) {
    NavigableMap<Long, Leaf.Place> indexes = new TreeMap<>();
    return INDEXES
        .list(
            pool,
            row ->
                indexes.put(
                    row.getLong("leaf"),
                    new Leaf.Place(row.getString("stream"), row.getLong("version"))),
            cut.stream().map(one -> one.stream().value()).toArray(String[]::new),
            cut.stream().map(StreamCut::version).toArray(Long[]::new))
        .replaceWith(indexes);
  }

  /** That the tree of a size has leaves at these indexes. */
  public Uni<SubsetProof> subset(long size, Collection<Long> indexes) {
    return reading(
        tiles -> new Tree(size, Tiles.nodes(tiles)).subset(new TreeSet<>(indexes), size));
  }

  /** The hashes of a tile, as many as there are. */
  public Uni<byte[]> tile(int level, long tile) {
    return reading(tiles -> tiles.load(level, tile).getBytes());
  }

  /** What is done with the tiles that the database has; on a thread that may wait for it. */
  private <T> Uni<T> reading(Function<StoredTiles, T> read) {
    return Uni.createFrom()
        .item(() -> read.apply(new StoredTiles(pool)))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /**
   * Takes a witness's signature of a checkpoint, if it is one.
   *
   * @param witness whose it is, {@code NAME+ID+KEY}
   * @param signature the line that stands under the checkpoint
   */
  public Uni<Decision<CheckpointCosigned>> cosign(
      long size, String witness, String signature, Cause by) {
    return which
        .of(size)
        .flatMap(
            found -> {
              Decision<CheckpointCosigned> decision = decide(found, size, witness, signature);
              return decision instanceof Decision.Accepted<CheckpointCosigned> yes
                  ? write(yes.events().getFirst(), by).replaceWith(decision)
                  : Uni.createFrom().item(decision);
            });
  }

  private static Decision<CheckpointCosigned> decide(
      Optional<ShownCheckpoint> found, long size, String witness, String signature) {
    if (found.isEmpty()) {
      return refused("size", "no checkpoint has " + size + " leaves", "a checkpoint's size");
    }
    Note note = Note.parse(found.get().note());
    VerifierKey key;
    try {
      key = VerifierKey.parse(witness);
    } catch (IllegalArgumentException e) {
      return refused("key", String.valueOf(e.getMessage()), "NAME+ID+KEY of the witness");
    }
    if (note.signedBy(key) && note.cosignedAt(key).isEmpty()) {
      return refused("key", "it is the provider's own", "the key of somebody else");
    }
    Note alone;
    try {
      alone = Note.parse(note.text() + "\n" + signature + "\n");
    } catch (IllegalArgumentException e) {
      return refused("signature", String.valueOf(e.getMessage()), "one line of a signed note");
    }
    return alone.signatures().size() == 1 && alone.signedBy(key)
        ? Decision.accepted(List.of(new CheckpointCosigned(size, witness, signature)))
        : refused(
            "signature",
            "it is not this key's signature of that checkpoint",
            "a signature by " + key.name());
  }

  private static Decision<CheckpointCosigned> refused(String field, String why, String allowed) {
    return Decision.refused(List.of(new Violation(field, why, allowed)));
  }

  private Uni<Void> write(CheckpointCosigned event, Cause by) {
    return transactions.inTransaction(
        tx -> LedgerTables.lock(tx).chain(() -> checkpoints.append(tx, event, time.instant(), by)));
  }
}
