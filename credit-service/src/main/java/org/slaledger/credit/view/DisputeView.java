package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CreditEvent.DisputeRuled;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Who disputes what, and when a ruling is due; the journal holds the reasons. */
@ApplicationScoped
public class DisputeView implements View {
  private static final Sql DISPUTED =
      new Sql(
          """
          INSERT INTO dispute (agreement, dispute, period, about, disputed_by, disputed_at, rule_by)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """);
  private static final Sql RULED =
      new Sql(
          """
          UPDATE dispute SET ruling = $3, ruled_by = $4, ruled_at = $5
          WHERE agreement = $1 AND dispute = $2
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("dispute");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    Envelope said = event.envelope();
    return switch (said.data()) {
      case StatementDisputed e ->
          DISPUTED.change(
              tx,
              e.agreement().value(),
              e.dispute().value(),
              e.period(),
              Documents.write(e.about()),
              said.actor(),
              said.recordedTime(),
              e.ruleBy());
      case DisputeRuled e ->
          RULED.change(
              tx,
              e.agreement().value(),
              e.dispute().value(),
              e.ruling().name(),
              said.actor(),
              said.recordedTime());
      default -> Uni.createFrom().voidItem();
    };
  }
}
