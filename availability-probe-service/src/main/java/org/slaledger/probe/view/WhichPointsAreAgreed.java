package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.PlannedByIntegrator;

/** Which points are agreed, now and later. */
@ApplicationScoped
public class WhichPointsAreAgreed {
  private static final Sql FROM_NOW_ON =
      new Sql(
          """
      SELECT * FROM point_terms WHERE effective_until IS NULL OR effective_until > $1
      ORDER BY point, effective_from
      """);
  private static final Sql MARK =
      new Sql(
          """
      SELECT count(*) || ' ' || COALESCE(sum(hashtextextended(t::text, 0)), 0) AS mark
      FROM point_terms t WHERE effective_until IS NULL OR effective_until > $1
      """);
  private static final Sql EVER =
      new Sql("SELECT * FROM point_terms WHERE point = $1 ORDER BY effective_from");
  private static final Sql OF_SERVICE =
      new Sql(
          """
      SELECT * FROM point_terms WHERE customer = $1 AND service = $2 ORDER BY effective_from
      """);

  private static final ObjectMapper JSON = ContractJson.mapper();

  private static final Sql REPORTED =
      new Sql(
          """
      SELECT DISTINCT point FROM point_terms
      WHERE effective_from <= $2 AND (effective_until IS NULL OR effective_until > $2)
        AND terms::jsonb #>> '{probe,integrator}' = $1
      ORDER BY point
      """);

  private static final Sql EVER_REPORTED =
      new Sql(
          """
      SELECT * FROM point_terms WHERE terms::jsonb #>> '{probe,integrator}' = $1
      ORDER BY point, effective_from
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhichPointsAreAgreed(Pool pool) {
    this.pool = pool;
  }

  /** Something that is another when {@link #fromNowOn} is, at the price of a look. */
  public Uni<String> mark(Instant now) {
    return MARK.list(pool, row -> row.getString("mark"), now).map(List::getFirst);
  }

  /** All versions that hold at the instant or later, by point and then by time. */
  public Uni<List<AgreedPoint>> fromNowOn(Instant now) {
    return FROM_NOW_ON.list(pool, WhichPointsAreAgreed::point, now);
  }

  /** All versions under which a point ever was agreed, in order of time; none if it never was. */
  public Uni<List<AgreedPoint>> ever(PointId point) {
    return ever(pool, point);
  }

  /** The same, in a transaction. */
  public Uni<List<AgreedPoint>> ever(SqlClient client, PointId point) {
    return EVER.list(client, WhichPointsAreAgreed::point, point.value());
  }

  /** The points that are assigned to an integrator at an instant. */
  public Uni<List<PointId>> reportedBy(SqlClient client, String integrator, Instant at) {
    return REPORTED.list(client, row -> new PointId(row.getString("point")), integrator, at);
  }

  /** A point that is or was assigned to an integrator of that name, if there is one. */
  public Uni<Optional<PointId>> everReportedBy(String integrator) {
    return EVER_REPORTED
        .list(pool, row -> new PointId(row.getString("point")), integrator)
        .map(found -> found.stream().findFirst());
  }

  /** All points that ever are or were assigned to an integrator. */
  public Uni<List<PlannedByIntegrator.Reported>> reportedBy(SqlClient client, String integrator) {
    return EVER_REPORTED.list(
        client,
        row ->
            new PlannedByIntegrator.Reported(
                new CustomerId(row.getString("customer")),
                row.getString("service"),
                new PointId(row.getString("point")),
                instant(row, "effective_from"),
                instantOrNull(row, "effective_until")),
        integrator);
  }

  /** All versions under which a customer's service ever had points, in order of time. */
  public Uni<List<AgreedPoint>> ofService(CustomerId customer, String service) {
    return OF_SERVICE.list(pool, WhichPointsAreAgreed::point, customer.value(), service);
  }

  private static AgreedPoint point(Row row) {
    return new AgreedPoint(
        terms(row.getString("terms")),
        new AgreementId(row.getString("agreement")),
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        instant(row, "effective_from"),
        instantOrNull(row, "effective_until"),
        instant(row, "since"));
  }

  private static MeasurementPoint terms(String text) {
    try {
      return JSON.readValue(text, MeasurementPoint.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a point's terms that this service wrote down", e);
    }
  }
}
