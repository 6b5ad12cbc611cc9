package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.AgreedService;

/** Which services customers have under addenda that were signed. */
@ApplicationScoped
public class WhichServicesAreAgreed {
  private static final Sql DURING =
      new Sql(
          """
      SELECT * FROM agreed_service
      WHERE effective_from < $2 AND (effective_until IS NULL OR effective_until > $1)
      ORDER BY customer, service, effective_from
      """);

  /** Those that hold at some instant from {@code from} (inclusive) to {@code to} (exclusive). */
  public Uni<List<AgreedService>> during(SqlClient client, Instant from, Instant to) {
    return DURING.list(client, WhichServicesAreAgreed::service, from, to);
  }

  private static AgreedService service(Row row) {
    Long notice = row.getLong("notice_ms");
    return new AgreedService(
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        notice == null ? null : Duration.ofMillis(notice),
        instant(row, "effective_from"),
        instantOrNull(row, "effective_until"));
  }
}
