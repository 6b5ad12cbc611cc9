package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.credit.domain.statement.Periods;
import org.slaledger.credit.view.ShownPeriod.Issued;
import org.slaledger.credit.view.ShownPeriod.State;
import org.slaledger.journal.Sql;
import org.slaledger.rules.credit.Period;

/** For which periods are there statements, and which were given out? */
@ApplicationScoped
public class WhichStatements {
  private static final Sql SIGNED =
      new Sql(
          """
          SELECT a.*, ag.customer, ag.ended_at,
            min(a.effective_from) OVER (PARTITION BY a.agreement) AS begins
          FROM addendum a JOIN agreement ag USING (agreement)
          WHERE a.effective_from IS NOT NULL AND ($1::text IS NULL OR ag.customer = $1)
          ORDER BY a.agreement, a.number DESC
          """);
  private static final Sql ISSUED =
      new Sql(
          """
          SELECT i.*, p.difference AS proposed
          FROM issued_statement i LEFT JOIN correction_proposal p USING (agreement, period)
          """);

  private final Pool db;
  private final InstantSource time;

  /** In the service's own views. */
  public WhichStatements(Pool db, InstantSource time) {
    this.db = db;
    this.time = time;
  }

  /** By agreement, the latest period first; of one customer only where one is given. */
  public Uni<List<ShownPeriod>> all(@Nullable CustomerId customer) {
    return SIGNED
        .list(db, row -> row, customer == null ? null : customer.value())
        .flatMap(
            signed -> ISSUED.list(db, row -> row).map(issued -> periods(signed, byName(issued))));
  }

  /** A period that has ended. */
  public record Ended(AgreementId agreement, String period, Instant at) {}

  /** Those that have ended, of all agreements, whether their statements were issued or not. */
  public Uni<List<Ended>> ended() {
    return SIGNED
        .list(db, row -> row, (Object) null)
        .map(rows -> latest(rows).stream().flatMap(this::ended).toList());
  }

  private Stream<Ended> ended(Row row) {
    Instant now = time.instant();
    Instant end = Optional.ofNullable(Sql.instantOrNull(row, "ended_at")).orElse(Instant.MAX);
    return periods(row, end.isBefore(now) ? end : now).stream()
        .map(
            period ->
                new Ended(
                    new AgreementId(row.getString("agreement")),
                    period.name(),
                    period.interval().to().isBefore(end) ? period.interval().to() : end))
        .filter(period -> !period.at().isAfter(now));
  }

  private static List<Period> periods(Row row, Instant until) {
    Addendum addendum = Documents.read(row.getString("document"), Addendum.class);
    FrozenZoneTerms zone = Documents.read(row.getString("zone"), FrozenZoneTerms.class);
    return Periods.between(Sql.instant(row, "begins"), until, addendum.cycle(), zone);
  }

  private static List<Row> latest(List<Row> signed) {
    return List.copyOf(
        signed.stream()
            .collect(
                Collectors.toMap(
                    row -> row.getString("agreement"), Function.identity(), (a, b) -> a))
            .values());
  }

  private List<ShownPeriod> periods(List<Row> signed, Map<String, Issued> issued) {
    return latest(signed).stream()
        .sorted(Comparator.comparing((Row row) -> row.getString("agreement")))
        .flatMap(row -> periods(row, issued))
        .toList();
  }

  private Stream<ShownPeriod> periods(Row row, Map<String, Issued> issued) {
    Instant now = time.instant();
    Instant ended = Optional.ofNullable(Sql.instantOrNull(row, "ended_at")).orElse(now);
    return periods(row, ended.isBefore(now) ? ended : now).stream()
        .map(period -> shown(row, period, ended.isBefore(now), issued));
  }

  private ShownPeriod shown(Row row, Period period, boolean ended, Map<String, Issued> issued) {
    String agreement = row.getString("agreement");
    Issued given = issued.get(agreement + ":" + period.name());
    boolean finished = ended || !time.instant().isBefore(period.interval().to());
    State state = finished ? State.FINISHED : State.RUNNING;
    return new ShownPeriod(
        new AgreementId(agreement),
        new CustomerId(row.getString("customer")),
        period.name(),
        given == null ? state : given.state(),
        given);
  }

  private static Map<String, Issued> byName(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.getString("agreement") + ":" + row.getString("period"),
                row ->
                    new Issued(
                        row.getInteger("number"),
                        row.getString("hash"),
                        new BigDecimal(row.getString("credit")),
                        row.getString("currency"),
                        Sql.instant(row, "issued_at"),
                        row.getString("issued_by"),
                        row.getInteger("disputed"),
                        new BigDecimal(row.getString("granted")),
                        new BigDecimal(row.getString("settled")),
                        Optional.ofNullable(row.getString("proposed"))
                            .map(BigDecimal::new)
                            .orElse(null))));
  }
}
