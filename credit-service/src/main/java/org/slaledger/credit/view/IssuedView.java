package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The statements that were given out, for lists; the event holds the rest. */
@ApplicationScoped
public class IssuedView implements View {
  private static final Sql ISSUED =
      new Sql(
          """
          INSERT INTO issued_statement
            (agreement, period, hash, credit, currency, issued_at, issued_by)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("issued_statement");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof StatementIssued e
        ? issued(tx, e, event.envelope())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> issued(SqlConnection tx, StatementIssued e, Envelope envelope) {
    return ISSUED.change(
        tx,
        e.agreement().value(),
        e.period(),
        e.statementHash(),
        e.credit().toPlainString(),
        e.currency(),
        envelope.recordedTime(),
        envelope.actor());
  }
}
