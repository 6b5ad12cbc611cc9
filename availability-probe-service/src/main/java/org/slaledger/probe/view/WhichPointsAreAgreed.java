package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.journal.Sql;

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

  private static final ObjectMapper JSON = ContractJson.mapper();

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
    return EVER.list(pool, WhichPointsAreAgreed::point, point.value());
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
