package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Each probe that failed, in full and at every location: what an outage rests on. */
@ApplicationScoped
public class FailedProbesView implements View {
  private static final Sql INSERT =
      new Sql(
          """
      INSERT INTO failed_probe (point, location, version, ref, at, data)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("failed_probe");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ProbeFailed failed
        ? INSERT.change(
            tx,
            failed.point().value(),
            failed.location(),
            event.envelope().streamVersion(),
            event.envelope().id().toString(),
            failed.at(),
            SignedVersions.text(failed))
        : Uni.createFrom().voidItem();
  }
}
