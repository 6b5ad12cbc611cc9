package org.slaledger.credit.usecase.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.slaledger.contract.Topic;
import org.slaledger.credit.domain.ledger.GrownTree;
import org.slaledger.credit.domain.ledger.Known;
import org.slaledger.credit.domain.ledger.Leaf;
import org.slaledger.credit.domain.ledger.Sequencing;
import org.slaledger.journal.LogLine;
import org.slaledger.journal.LogTap;
import org.slaledger.ledger.Hash;

/**
 * Appends every event of the log to the ledger, in the order in which it comes to see them. Whoever
 * appends locks the tree, so there is one order, however many replicas read; leaves and the
 * position in the log are one transaction.
 */
@ApplicationScoped
public class Sequencer implements LogTap {
  private static final Logger LOG = Logger.getLogger(Sequencer.class);

  @Override
  public String name() {
    return "ledger";
  }

  /** All of the log but the ledger's own checkpoints. */
  @Override
  public Set<Topic> topics() {
    return EnumSet.complementOf(EnumSet.of(Topic.LEDGER));
  }

  @Override
  public String positions() {
    return "ledger_position";
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<LogLine> records) {
    List<Leaf> leaves = records.stream().map(Sequencer::leaf).toList();
    return LedgerTables.lock(tx)
        .flatMap(
            size ->
                LedgerTables.known(tx, leaves)
                    .flatMap(known -> append(tx, size, known, leaves, records)));
  }

  private static Leaf leaf(LogLine record) {
    return new Leaf(record.stream(), record.version(), Hash.leaf(record.line()));
  }

  private static Uni<Void> append(
      SqlConnection tx, long size, Known known, List<Leaf> leaves, List<LogLine> records) {
    Sequencing sequencing = new Sequencing(known);
    List<SetAside> aside = new ArrayList<>();
    for (int each = 0; each < leaves.size(); each++) {
      String why = sequencing.take(leaves.get(each));
      if (why != null) {
        SetAside one = new SetAside(records.get(each), leaves.get(each).hash(), why);
        LOG.errorf("not in the ledger: %s", one);
        aside.add(one);
      }
    }
    return grow(tx, size, sequencing.appended())
        .chain(() -> LedgerTables.wait(tx, sequencing.nowWaiting()))
        .chain(() -> LedgerTables.waitNoLonger(tx, sequencing.waitedEnough()))
        .chain(() -> LedgerTables.setAside(tx, aside));
  }

  private static Uni<Void> grow(SqlConnection tx, long size, List<Leaf> appended) {
    return appended.isEmpty()
        ? Uni.createFrom().voidItem()
        : LedgerTables.lastTiles(tx, size)
            .map(kept -> GrownTree.of(size, kept, appended))
            .flatMap(grown -> LedgerTables.append(tx, size, appended, grown));
  }
}
