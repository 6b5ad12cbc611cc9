package org.slaledger.clock.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.PeriodCuts.Cut;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.journal.Sql;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/**
 * Answers when a period was under the terms of each customer: months begin at midnight in the zone
 * that was frozen with the terms.
 */
@ApplicationScoped
public class Periods {
  private static final FrozenZone UTC = FrozenZone.of(ZoneOffset.UTC, 1970, 2199);

  /** No zone is further from UTC. */
  private static final Duration FURTHEST = Duration.ofHours(18);

  private static final Sql SIGNED =
      new Sql(
          """
          SELECT customer, agreement, version, zone FROM terms
          WHERE effective_from IS NOT NULL AND ($1::text IS NULL OR customer = $1)
          """);
  private static final Sql ANY_RUN =
      new Sql(
          """
          SELECT c.agreement, c.addendum FROM clock c
          JOIN unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
            AS p (customer, agreement, addendum, starts, ends)
            ON c.customer = p.customer AND c.agreement = p.agreement AND c.addendum = p.addendum
            AND c.started_at >= p.starts AND c.started_at < p.ends
          LIMIT 1
          """);

  private final ObjectMapper mapper = ContractJson.mapper();
  private final Map<String, FrozenZone> zones = new ConcurrentHashMap<>();

  /** The period of that name where nothing else is agreed: cut in UTC. */
  public static Checked<Period> inUtc(String name) {
    return Period.parse(name, UTC);
  }

  /**
   * The period under all signed terms, or those of one customer. Refused, with the field {@code
   * period}, where there is none of that name, and where it holds runs under terms that do not
   * reach as far: nobody knows when its days begin.
   */
  public Uni<Checked<PeriodCuts>> cuts(SqlClient db, String name, @Nullable CustomerId customer) {
    return switch (inUtc(name)) {
      case Checked.Refused<Period>(var problems) ->
          Uni.createFrom().item(new Checked.Refused<>(problems));
      case Checked.Accepted<Period>(var utc) ->
          SIGNED
              .list(db, row -> row, customer == null ? null : customer.value())
              .flatMap(rows -> cuts(db, name, utc.interval(), rows));
    };
  }

  private Uni<Checked<PeriodCuts>> cuts(SqlClient db, String name, Interval utc, List<Row> rows) {
    List<Cut> cuts = new ArrayList<>();
    List<Cut> beyond = new ArrayList<>();
    for (Row row : rows) {
      switch (Period.parse(name, zone(row.getString("zone")))) {
        case Checked.Accepted<Period>(var period) -> cuts.add(cut(row, period.interval()));
        case Checked.Refused<Period> _ -> beyond.add(cut(row, around(utc)));
      }
    }
    PeriodCuts found = new PeriodCuts(utc, around(utc), cuts);
    return beyond.isEmpty()
        ? Uni.createFrom().item(new Checked.Accepted<>(found))
        : ANY_RUN
            .list(db, row -> row, new PeriodCuts(utc, utc, beyond).values())
            .map(runs -> runs.isEmpty() ? new Checked.Accepted<>(found) : refused(runs.getFirst()));
  }

  private static Checked<PeriodCuts> refused(Row run) {
    return Checked.refused(
        "period",
        "lies beyond the years of version %d of %s"
            .formatted(run.getInteger("addendum"), run.getString("agreement")),
        "a period within the frozen years of the terms");
  }

  private static Interval around(Interval utc) {
    return new Interval(utc.from().minus(FURTHEST), utc.to().plus(FURTHEST));
  }

  private static Cut cut(Row row, Interval interval) {
    return new Cut(
        new CustomerId(row.getString("customer")),
        new AgreementId(row.getString("agreement")),
        row.getInteger("version"),
        interval);
  }

  private FrozenZone zone(String terms) {
    return zones.computeIfAbsent(terms, text -> Translation.zone(read(text)));
  }

  private FrozenZoneTerms read(String zone) {
    try {
      return mapper.readValue(zone, FrozenZoneTerms.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a zone that can't be read", e);
    }
  }
}
