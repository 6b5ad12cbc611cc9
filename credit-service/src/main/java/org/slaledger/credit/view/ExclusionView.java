package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Which exclusions were claimed for which period; the journal holds what they say. */
@ApplicationScoped
public class ExclusionView implements View {
  private static final Sql HAPPENED =
      new Sql(
          """
          INSERT INTO exclusion (agreement, exclusion, period, version) VALUES ($1, $2, $3, $4)
          ON CONFLICT (agreement, exclusion) DO UPDATE SET version = $4
          """);
  private static final Sql OF_PERIOD =
      new Sql(
          """
          SELECT exclusion, version FROM exclusion
          WHERE agreement = $1 AND ($2::text IS NULL OR period = $2) ORDER BY exclusion
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("exclusion");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ExclusionEvent e
        ? HAPPENED.change(
            tx,
            e.agreement().value(),
            e.exclusion().value(),
            e.period(),
            event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  /**
   * How far each exclusion has come.
   *
   * @param period of all periods where null
   */
  public Uni<List<StreamCut>> of(SqlClient db, AgreementId agreement, @Nullable String period) {
    return OF_PERIOD.list(
        db,
        row ->
            new StreamCut(
                new ExclusionId(row.getString("exclusion")).stream(agreement),
                row.getLong("version")),
        agreement.value(),
        period);
  }
}
