package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.LedgerEvent;
import org.slaledger.contract.event.LedgerEvent.CheckpointCosigned;
import org.slaledger.contract.event.LedgerEvent.CheckpointSigned;
import org.slaledger.contract.event.LedgerEvent.KeyHandedOver;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The checkpoints that were signed, by which witnesses, and the keys that handed over. */
@ApplicationScoped
public class LedgerView implements View {
  private static final Sql SIGNED =
      new Sql("INSERT INTO ledger_checkpoint (size, note, signed_at) VALUES ($1, $2, $3)");
  private static final Sql HANDED_OVER =
      new Sql("INSERT INTO ledger_handover (version, size, note, at) VALUES ($1, $2, $3, $4)");
  private static final Sql COSIGNED =
      new Sql(
          """
          INSERT INTO ledger_cosignature (size, key, signature, actor, given_at)
          VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (size, key) DO UPDATE SET
            signature = excluded.signature, actor = excluded.actor, given_at = excluded.given_at
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ledger_checkpoint", "ledger_cosignature", "ledger_handover");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof LedgerEvent it
        ? apply(tx, it, event.envelope())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, LedgerEvent event, Envelope envelope) {
    return switch (event) {
      case CheckpointSigned e -> SIGNED.change(tx, e.size(), e.note(), envelope.recordedTime());
      case CheckpointCosigned e ->
          COSIGNED.change(
              tx, e.size(), e.key(), e.signature(), envelope.actor(), envelope.recordedTime());
      case KeyHandedOver e ->
          HANDED_OVER.change(
              tx, envelope.streamVersion(), e.size(), e.note(), envelope.recordedTime());
    };
  }
}
