package org.slaledger.probe.view;

import static org.slaledger.probe.view.Columns.instant;
import static org.slaledger.probe.view.Columns.instantOrNull;
import static org.slaledger.probe.view.Columns.millisOrNull;
import static org.slaledger.probe.view.Columns.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.domain.AgreedService;

/** Which services customers have under addenda that were signed. */
@ApplicationScoped
public class WhichServicesAreAgreed {
  private static final String DURING =
      """
      SELECT * FROM agreed_service
      WHERE effective_from < $2 AND (effective_until IS NULL OR effective_until > $1)
      ORDER BY customer, service, effective_from
      """;

  /** Those that hold at some instant from {@code from} (inclusive) to {@code to} (exclusive). */
  public Uni<List<AgreedService>> during(SqlClient client, Instant from, Instant to) {
    return client
        .preparedQuery(DURING)
        .execute(Tuple.of(utc(from), utc(to)))
        .map(
            rows -> {
              List<AgreedService> agreed = new ArrayList<>();
              rows.forEach(row -> agreed.add(service(row)));
              return agreed;
            });
  }

  private static AgreedService service(Row row) {
    return new AgreedService(
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        millisOrNull(row, "notice_ms"),
        instant(row, "effective_from"),
        instantOrNull(row, "effective_until"));
  }
}
