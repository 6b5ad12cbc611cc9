package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
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
  private static final Sql OF =
      new Sql("SELECT * FROM agreed_service WHERE customer = ANY ($1) ORDER BY customer, service");

  /** Those that hold at some instant from {@code from} (inclusive) to {@code to} (exclusive). */
  public Uni<List<AgreedService>> during(SqlClient client, Instant from, Instant to) {
    return DURING.list(client, WhichServicesAreAgreed::service, from, to);
  }

  /** All that some customers ever had. */
  public Uni<List<AgreedService>> of(SqlClient client, List<CustomerId> customers) {
    Object names = customers.stream().map(CustomerId::value).toArray(String[]::new);
    return OF.list(client, WhichServicesAreAgreed::service, names);
  }

  private static AgreedService service(Row row) {
    return new AgreedService(
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        Arrays.stream(row.getArrayOfStrings("points")).map(PointId::new).toList(),
        instant(row, "effective_from"),
        instantOrNull(row, "effective_until"));
  }
}
