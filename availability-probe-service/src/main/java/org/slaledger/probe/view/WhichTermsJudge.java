package org.slaledger.probe.view;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.journal.Sql;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.time.Interval;

/** Which terms judge what is recorded about a point, and when. */
@ApplicationScoped
public class WhichTermsJudge {
  private static final Sql OF =
      new Sql(
          """
      SELECT * FROM judging_terms WHERE point = ANY ($1) ORDER BY point, holds_from, effective_from
      """);

  private static final Sql OF_SERVICE =
      new Sql(
          """
      SELECT * FROM judging_terms WHERE customer = $1 AND point IN (
        SELECT point FROM judging_terms WHERE customer = $1 AND service = $2)
      ORDER BY point, holds_from, effective_from
      """);
  private static final Sql NOW =
      new Sql(
          """
      SELECT * FROM judging_terms
      WHERE holds_from <= $1 AND (holds_until IS NULL OR holds_until > $1) ORDER BY holds_from
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhichTermsJudge(Pool pool) {
    this.pool = pool;
  }

  private record Version(
      CustomerId customer,
      String service,
      MeasurementPoint terms,
      Instant effective,
      Instant from,
      @Nullable Instant until) {
    static Version of(Row row) {
      return new Version(
          new CustomerId(row.getString("customer")),
          row.getString("service"),
          SignedVersions.read(row.getString("terms"), MeasurementPoint.class),
          instant(row, "effective_from"),
          instant(row, "holds_from"),
          instantOrNull(row, "holds_until"));
    }
  }

  /**
   * Of each point, in order of time, one behind the other. A point that a version names anew is
   * measured before any statement tells of it: until then its first terms judge it.
   *
   * @param may whose agreements count
   */
  public Uni<Map<PointId, List<Held<MeasurementPoint>>>> of(
      Collection<PointId> points, MayRead may) {
    return OF.list(pool, Version::of, (Object) names(points))
        .map(
            all ->
                all.stream()
                    .filter(it -> may.terms(it.customer(), it.terms()))
                    .collect(
                        groupingBy(
                            it -> it.terms().point(),
                            collectingAndThen(toList(), it -> terms(held(it))))));
  }

  private static String[] names(Collection<PointId> points) {
    return points.stream().map(PointId::value).toArray(String[]::new);
  }

  /** Of each point of a customer's service, while it is one of it; none where it has none. */
  public Uni<Map<PointId, List<Held<MeasurementPoint>>>> ofService(
      CustomerId customer, String service) {
    return OF_SERVICE
        .list(pool, Version::of, customer.value(), service)
        .map(
            all ->
                all.stream()
                    .collect(
                        groupingBy(
                            it -> it.terms().point(),
                            collectingAndThen(toList(), it -> within(service, held(it))))));
  }

  private static List<Held<MeasurementPoint>> within(String service, List<Held<Version>> held) {
    return terms(held.stream().filter(it -> it.terms().service().equals(service)).toList());
  }

  private static List<Held<MeasurementPoint>> terms(List<Held<Version>> held) {
    return held.stream().map(it -> new Held<>(it.terms().terms(), it.interval())).toList();
  }

  /** The terms that judge each point now; of points that are judged. */
  public Uni<Map<PointId, MeasurementPoint>> now(Instant now) {
    return NOW.list(pool, Version::of, now)
        .map(
            all ->
                all.stream().collect(toMap(it -> it.terms().point(), Version::terms, (a, b) -> b)));
  }

  private static List<Held<Version>> held(List<Version> versions) {
    List<Held<Version>> held = new ArrayList<>();
    Instant before = Instant.MIN;
    for (Version it : versions) {
      Instant early = it.effective().isAfter(before) ? it.effective() : before;
      Instant from = early.isBefore(it.from()) ? early : it.from();
      before = it.until() == null ? Instant.MAX : it.until();
      held.add(new Held<>(it, new Interval(from, before)));
    }
    return held;
  }
}
