package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;
import org.slaledger.contract.event.CreditEvent.DisputeRuled;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The statements that were given out, for lists; the events hold the rest. */
@ApplicationScoped
public class IssuedView implements View {
  private static final Sql ISSUED =
      new Sql(
          """
          INSERT INTO issued_statement
            (agreement, period, hash, credit, currency, issued_at, issued_by)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """);
  private static final Sql CORRECTED =
      new Sql(
          """
          UPDATE issued_statement SET
            hash = $3, credit = $4, issued_at = $5, issued_by = $6, number = number + 1
          WHERE agreement = $1 AND period = $2
          """);
  private static final Sql DISPUTED =
      new Sql(
          """
          UPDATE issued_statement SET disputed = disputed + $3
          WHERE agreement = $1 AND period = $2
          """);
  private static final Sql GRANTED =
      new Sql(
          """
          UPDATE issued_statement SET granted = (granted::numeric + $3::text::numeric)::text
          WHERE agreement = $1 AND period = $2
          """);
  private static final Sql SETTLED =
      new Sql(
          """
          UPDATE issued_statement SET settled = (settled::numeric + $3::text::numeric)::text
          WHERE agreement = $1 AND period = $2
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("issued_statement");
  }

  /** The second one knows what comes after a statement was issued. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof StatementEvent e
        ? apply(tx, e, event.envelope())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, StatementEvent event, Envelope said) {
    String agreement = event.agreement().value();
    String period = event.period();
    return switch (event) {
      case StatementIssued e ->
          ISSUED.change(
              tx,
              agreement,
              period,
              e.statementHash(),
              e.credit().toPlainString(),
              e.currency(),
              said.recordedTime(),
              said.actor());
      case StatementCorrected e ->
          CORRECTED.change(
              tx,
              agreement,
              period,
              e.statementHash(),
              e.credit().toPlainString(),
              said.recordedTime(),
              said.actor());
      case StatementDisputed _ -> DISPUTED.change(tx, agreement, period, 1);
      case DisputeRuled _ -> DISPUTED.change(tx, agreement, period, -1);
      case CreditGranted e -> GRANTED.change(tx, agreement, period, e.amount().toPlainString());
      case CreditSettled e -> SETTLED.change(tx, agreement, period, e.amount().toPlainString());
    };
  }
}
