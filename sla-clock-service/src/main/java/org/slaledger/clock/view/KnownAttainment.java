package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.journal.Sql;
import org.slaledger.rules.Checked;

/**
 * Answers how promises were kept. A run counts in the period in which it started, as the terms that
 * it is measured against cut it, whenever it became known; one without a target does not count.
 */
@ApplicationScoped
public class KnownAttainment {
  /** No more than so many runs are listed at once. */
  public static final int MOST = 500;

  private static final String IN_PERIOD =
      """
      JOIN unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
        AS p (customer, agreement, addendum, starts, ends)
        ON c.customer = p.customer AND c.agreement = p.agreement AND c.addendum = p.addendum
        AND c.started_at >= p.starts AND c.started_at < p.ends
      WHERE c.promised AND ($6::text IS NULL OR c.service = $6)
        AND (cardinality($7::text[]) = 0 OR c.kind = ANY ($7))
        AND (cardinality($8::text[]) = 0 OR c.priority = ANY ($8))
      """;
  private static final String OUTCOME =
      """
      CASE WHEN c.breached_due IS NOT NULL OR c.met IS FALSE THEN 'BREACHED'
        WHEN c.stopped_at IS NOT NULL THEN 'MET' ELSE 'OPEN' END
      """;
  private static final Sql COUNTS =
      new Sql(
          "SELECT customer, service, priority, kind, count(*) FILTER (WHERE outcome = 'MET') AS met,"
              + " count(*) FILTER (WHERE outcome = 'BREACHED') AS breached,"
              + " count(*) FILTER (WHERE outcome = 'OPEN') AS open FROM (SELECT c.*, "
              + OUTCOME
              + " AS outcome FROM clock c "
              + IN_PERIOD
              + ") run GROUP BY customer, service, priority, kind"
              + " ORDER BY customer, service, priority, kind");
  private static final Sql LIST =
      new Sql(
          KnownClocks.SHOWN
              + IN_PERIOD
              + " AND ($9::text IS NULL OR $9 = "
              + OUTCOME
              + """
              ) AND ($10::timestamptz IS NULL
                OR (c.started_at, c.ticket, c.kind) > ($10, $11::text COLLATE "C", $12::text))
              ORDER BY c.started_at, c.ticket, c.kind LIMIT $13
              """);

  private final Pool pool;
  private final KnownClocks clocks;
  private final Periods periods;

  /** On the service's own database. */
  public KnownAttainment(Pool pool, KnownClocks clocks, Periods periods) {
    this.pool = pool;
    this.clocks = clocks;
    this.periods = periods;
  }

  /** How many were met, breached and are open; refused where there is no such period. */
  public Uni<Checked<List<Attained>>> attained(WhichRuns which) {
    return periods
        .cuts(pool, which.period(), which.customer())
        .flatMap(
            cuts -> with(cuts, it -> COUNTS.list(pool, KnownAttainment::row, values(it, which))));
  }

  /**
   * The runs behind the numbers, in the order of their start, at most {@link #MOST}.
   *
   * @param after those that follow this one; all where it is null
   */
  public Uni<Checked<List<ShownClock>>> runs(
      WhichRuns which, @Nullable Outcome outcome, @Nullable RunPosition after) {
    return periods
        .cuts(pool, which.period(), which.customer())
        .flatMap(
            cuts ->
                with(
                    cuts,
                    it ->
                        LIST.list(
                                pool,
                                row -> row,
                                values(
                                    it,
                                    which,
                                    outcome == null ? null : outcome.name(),
                                    after == null ? null : after.startedAt(),
                                    after == null ? null : after.ticket().value(),
                                    after == null ? null : after.kind().name(),
                                    MOST))
                            .flatMap(clocks::opened)));
  }

  private interface Question<T> {
    Uni<T> ask(PeriodCuts cuts);
  }

  private static <T> Uni<Checked<T>> with(Checked<PeriodCuts> cuts, Question<T> question) {
    return switch (cuts) {
      case Checked.Accepted<PeriodCuts>(var found) ->
          question.ask(found).map(Checked.Accepted::new);
      case Checked.Refused<PeriodCuts>(var problems) ->
          Uni.createFrom().item(new Checked.Refused<>(problems));
    };
  }

  private static @Nullable Object[] values(
      PeriodCuts cuts, WhichRuns which, @Nullable Object... more) {
    @Nullable Object[] narrowed = {
      which.service(), KnownClocks.names(which.kinds()), KnownClocks.names(which.priorities())
    };
    return Stream.of(cuts.values(), narrowed, more).flatMap(Stream::of).toArray();
  }

  private static Attained row(Row row) {
    return new Attained(
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        Priority.valueOf(row.getString("priority")),
        ClockKind.valueOf(row.getString("kind")),
        row.getLong("met"),
        row.getLong("breached"),
        row.getLong("open"));
  }
}
