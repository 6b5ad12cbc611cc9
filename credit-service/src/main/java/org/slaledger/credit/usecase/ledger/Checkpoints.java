package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.LedgerEvent;
import org.slaledger.contract.event.LedgerEvent.CheckpointSigned;
import org.slaledger.contract.event.LedgerEvent.KeyHandedOver;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.credit.view.WhichCheckpoints;
import org.slaledger.credit.view.WhichHandovers;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Handover;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Heads;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SigningKey;

/**
 * Signs the state of the ledger once it has grown, at most every {@code sla.ledger.checkpoint}. It
 * signs nothing that does not begin with what it signed last: a database that was put back from a
 * copy, and has lost leaves that were signed, signs no more; nor does a key that follows another
 * which has not handed over to it.
 */
@ApplicationScoped
public class Checkpoints {
  /** All that is signed stands in one stream. */
  static final StreamId STREAM = StreamId.of("ledger", "checkpoints");

  /** From the journal by way of the log. */
  private static final Duration TO_REACH_THE_LEDGER = Duration.ofMinutes(1);

  private final LedgerKey key;
  private final StreamHeads heads;
  private final WhichCheckpoints checkpoints;
  private final WhichHandovers handovers;
  private final Journal journal;
  private final Transactions transactions;
  private final InstantSource time;
  private final Duration interval;
  private final String service;

  Checkpoints(
      LedgerKey key,
      StreamHeads heads,
      WhichCheckpoints checkpoints,
      WhichHandovers handovers,
      Journal journal,
      Transactions transactions,
      InstantSource time,
      @ConfigProperty(name = "sla.ledger.checkpoint") Duration interval,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.key = key;
    this.heads = heads;
    this.checkpoints = checkpoints;
    this.handovers = handovers;
    this.journal = journal;
    this.transactions = transactions;
    this.time = time;
    this.interval = interval;
    this.service = service;
  }

  /**
   * Signs, if there is something new and it is time.
   *
   * @return whether it did
   */
  public Uni<Boolean> signDue() {
    return key.get()
        .map(mine -> isDue().flatMap(due -> due ? sign(mine) : Uni.createFrom().item(false)))
        .orElseGet(() -> Uni.createFrom().item(false));
  }

  /** Without keeping those waiting who append. */
  private Uni<Boolean> isDue() {
    Instant now = time.instant();
    return heads
        .size()
        .flatMap(
            size ->
                checkpoints
                    .by(now)
                    .map(last -> size > 0 && last.filter(it -> stands(it, size, now)).isEmpty()));
  }

  private Uni<Boolean> sign(SigningKey mine) {
    return heads.warmUp().chain(() -> transactions.inTransaction(tx -> sign(tx, mine)));
  }

  /** How many leaves the last one had that was signed by an instant; none without a key. */
  public Uni<Optional<Long>> sizeBy(Instant instant) {
    return key.get().isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : checkpoints.by(instant).map(last -> last.map(ShownCheckpoint::size));
  }

  /** What was recorded by then is in the last one, unless something is amiss. */
  public Instant complete() {
    return time.instant().minus(interval).minus(TO_REACH_THE_LEDGER);
  }

  /** When the next checkpoint may be signed; never without a key. */
  public Uni<Optional<Instant>> next() {
    Instant now = time.instant();
    return key.get().isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : checkpoints.by(now).map(last -> Optional.of(last.map(this::mayFollow).orElse(now)));
  }

  private Instant mayFollow(ShownCheckpoint last) {
    return last.signedAt().plus(interval);
  }

  private Uni<Boolean> sign(SqlConnection tx, SigningKey mine) {
    Instant now = time.instant();
    return LedgerTables.lock(tx)
        .flatMap(
            size ->
                checkpoints
                    .by(tx, now)
                    .flatMap(
                        last ->
                            size == 0 || last.filter(it -> stands(it, size, now)).isPresent()
                                ? Uni.createFrom().item(false)
                                : consistent(tx, last, size)
                                    .chain(() -> takeOver(tx, last, mine, now))
                                    .chain(() -> heads.now(tx, size))
                                    .flatMap(all -> sign(tx, mine, size, all, now))));
  }

  private boolean stands(ShownCheckpoint last, long size, Instant now) {
    return last.size() == size || mayFollow(last).isAfter(now);
  }

  /** Fails where the tree does not begin with what was signed. */
  private static Uni<Void> consistent(SqlConnection tx, Optional<ShownCheckpoint> last, long size) {
    if (last.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Checkpoint signed = Checkpoint.parse(Note.parse(last.get().note()).text());
    return signed.size() > size
        ? Uni.createFrom().failure(CannotSign.lostLeaves(signed, size))
        : root(tx, signed.size())
            .invoke(
                root -> {
                  if (!root.equals(signed.root())) {
                    throw CannotSign.lostLeaves(signed, size);
                  }
                })
            .replaceWithVoid();
  }

  /** Goes on from what another key signed only where that one hands over. */
  private Uni<Void> takeOver(
      SqlConnection tx, Optional<ShownCheckpoint> last, SigningKey mine, Instant now) {
    if (last.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    long size = last.get().size();
    return handovers
        .all(tx)
        .flatMap(
            all -> {
              Predicate<SigningKey> signs = signer(last.get(), all);
              return signs.test(mine)
                  ? Uni.createFrom().voidItem()
                  : key.former()
                      .filter(signs)
                      .map(former -> new KeyHandedOver(size, handover(size, former, mine)))
                      .map(event -> append(tx, event, now, Cause.by(service)))
                      .orElseThrow(() -> CannotSign.anotherKey(size, mine.verifier()));
            });
  }

  private static String handover(long size, SigningKey former, SigningKey mine) {
    return Handover.signed(size, former, mine).toString();
  }

  /** Who signs: whom it was handed over to last, else who signed the last checkpoint. */
  private static Predicate<SigningKey> signer(ShownCheckpoint last, List<Note> handovers) {
    Note signed = Note.parse(last.note());
    return handovers.isEmpty()
        ? key -> signed.signedBy(key.verifier())
        : key -> Handover.of(handovers.getLast()).to().equals(key.verifier());
  }

  private static Uni<Hash> root(SqlConnection tx, long size) {
    return LedgerTables.lastTiles(tx, size).map(kept -> Frontier.of(size, kept).root());
  }

  private Uni<Boolean> sign(SqlConnection tx, SigningKey mine, long size, Heads all, Instant now) {
    return root(tx, size)
        .map(
            root ->
                new Checkpoint(mine.verifier().name(), size, root, all.count(), all.root()).text())
        .map(text -> new CheckpointSigned(size, Note.signed(text, mine, now).toString()))
        .flatMap(event -> append(tx, event, now, Cause.by(service)))
        .replaceWith(true);
  }

  /** In the caller's transaction, which has locked the tree. */
  Uni<Void> append(SqlConnection tx, LedgerEvent event, Instant now, Cause by) {
    return journal
        .versions(tx, List.of(STREAM))
        .map(versions -> versions.getOrDefault(STREAM, 0L))
        .flatMap(
            version ->
                journal.append(
                    tx, new Append(STREAM, version, List.of(new NewEvent(event, now))), by))
        .replaceWithVoid();
  }
}
