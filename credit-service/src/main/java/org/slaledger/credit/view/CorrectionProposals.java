package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.journal.Sql;

/** Which issued statements would have to be corrected, and to what? */
@ApplicationScoped
public class CorrectionProposals {
  private static final Sql FIND =
      new Sql("SELECT * FROM correction_proposal WHERE agreement = $1 AND period = $2");
  private static final Sql KEEP =
      new Sql(
          """
          INSERT INTO correction_proposal AS p
            (agreement, period, content, statement_hash, corrected_hash, credit, difference,
             currency, cut, ledger_size, changes, found_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
          ON CONFLICT (agreement, period) DO UPDATE SET
            content = $3, statement_hash = $4, corrected_hash = $5, credit = $6, difference = $7,
            currency = $8, cut = $9, ledger_size = $10, changes = $11, found_at = $12
          WHERE p.content <> $3 OR p.corrected_hash <> $5
          """);
  private static final Sql DROP =
      new Sql("DELETE FROM correction_proposal WHERE agreement = $1 AND period = $2");

  /** For one period, if there is any. */
  public Uni<Optional<CorrectionProposal>> of(SqlClient db, AgreementId agreement, String period) {
    return FIND.list(db, CorrectionProposals::read, agreement.value(), period)
        .map(rows -> rows.stream().findFirst());
  }

  /** Keeps it, unless it says what the one before said: that stays, with its hash. */
  public Uni<Void> keep(
      SqlClient db, AgreementId agreement, String period, CorrectionProposal proposal) {
    return KEEP.change(
        db,
        agreement.value(),
        period,
        proposal.content(),
        proposal.statementHash(),
        proposal.correctedHash(),
        proposal.credit().toPlainString(),
        proposal.difference().toPlainString(),
        proposal.currency(),
        Documents.write(proposal.cut()),
        proposal.ledgerSize(),
        Documents.write(proposal.changes()),
        proposal.foundAt());
  }

  /** There is nothing to correct any more. */
  public Uni<Void> drop(SqlClient db, AgreementId agreement, String period) {
    return DROP.change(db, agreement.value(), period);
  }

  private static CorrectionProposal read(Row row) {
    return new CorrectionProposal(
        row.getString("content"),
        row.getString("statement_hash"),
        row.getString("corrected_hash"),
        new BigDecimal(row.getString("credit")),
        new BigDecimal(row.getString("difference")),
        row.getString("currency"),
        List.of(Documents.read(row.getString("cut"), StreamCut[].class)),
        row.getLong("ledger_size"),
        List.of(Documents.read(row.getString("changes"), ChangedFigure[].class)),
        Sql.instant(row, "found_at"));
  }
}
