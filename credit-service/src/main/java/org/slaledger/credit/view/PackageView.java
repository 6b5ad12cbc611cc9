package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.PackageEvent.PackagePublished;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The packages that were published, in all versions. */
@ApplicationScoped
public class PackageView implements View {
  private static final Sql PUBLISHED =
      new Sql(
          """
          INSERT INTO package (package, version, terms, published_at, published_by)
          VALUES ($1, $2, $3, $4, $5)
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("package");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof PackagePublished e
        ? published(tx, e, event.envelope())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> published(SqlConnection tx, PackagePublished e, Envelope envelope) {
    return PUBLISHED.change(
        tx,
        e.name().value(),
        e.packageVersion(),
        Documents.write(e.terms()),
        envelope.recordedTime(),
        envelope.actor());
  }
}
