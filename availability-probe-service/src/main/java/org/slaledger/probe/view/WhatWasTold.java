package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.Series;
import org.slaledger.probe.domain.Told;

/** What an integrator has told of a point until now, in whatever order. */
@ApplicationScoped
public class WhatWasTold {
  private static final Sql SAME =
      new Sql(
          """
          SELECT ref FROM evidence WHERE point = $1 AND location = $2 AND check_name = $3
            AND kind = $4 AND from_at = $5 AND to_at = $6 ORDER BY version LIMIT 1
          """);

  /** At the same instant a success comes first, as in the rules. */
  private static final Sql AROUND =
      new Sql(
          """
          WITH before AS (
            SELECT from_at FROM evidence WHERE point = $1 AND location = $2 AND check_name = $3
              AND kind = 'RECOVERED' AND from_at <= $4 ORDER BY from_at DESC LIMIT 1),
          after AS (
            SELECT from_at FROM evidence WHERE point = $1 AND location = $2 AND check_name = $3
              AND kind = 'RECOVERED' AND from_at > $4 ORDER BY from_at LIMIT 1)
          SELECT count(*) AS failures, min(from_at) AS since FROM evidence
          WHERE point = $1 AND location = $2 AND check_name = $3 AND kind = 'FAILED'
            AND from_at >= COALESCE((SELECT from_at FROM before), '-infinity')
            AND from_at < COALESCE((SELECT from_at FROM after), 'infinity')
          """);

  private static final Sql RUNNING =
      new Sql(
          """
          SELECT count(*) AS failures, min(from_at) AS since FROM evidence
          WHERE point = $1 AND location = $2 AND check_name = $3 AND kind = 'FAILED'
            AND from_at < $4 AND from_at >= COALESCE(
              (SELECT from_at FROM evidence WHERE point = $1 AND location = $2 AND check_name = $3
                AND kind = 'RECOVERED' AND from_at < $4 ORDER BY from_at DESC LIMIT 1), '-infinity')
          """);

  private static final Sql PROBERS =
      new Sql(
          """
          SELECT 1 FROM coverage WHERE point = $1 AND location = $2 AND covered_until IS NOT NULL
            AND NOT EXISTS (SELECT FROM point_terms
              WHERE point = $1 AND terms::jsonb #>> '{probe,integrator}' = $2)
          """);

  private static final Sql COVERED_UNTIL =
      new Sql(
          """
          SELECT to_at FROM evidence
          WHERE point = $1 AND location = $2 AND kind = 'COVERED' AND to_at <= $3
          ORDER BY to_at DESC LIMIT 1
          """);

  /** The event that says the very same already, if one does. */
  public Uni<Optional<UUID>> same(SqlClient client, Told told, String integrator, String check) {
    String kind =
        switch (told) {
          case Told.Failure failure -> "FAILED";
          case Told.Success success -> "RECOVERED";
          case Told.Coverage coverage -> "COVERED";
        };
    // coverage is the point's, whichever check it was
    String by = told instanceof Told.Coverage ? "" : check;
    return SAME.list(
            client,
            row -> UUID.fromString(row.getString("ref")),
            told.point().value(),
            integrator,
            by,
            kind,
            told.from(),
            told.to())
        .map(found -> found.stream().findFirst());
  }

  /** The failures around a failure, or those that a success ends. */
  public Uni<Series> series(SqlClient client, Told told, String integrator, String check) {
    return switch (told) {
      case Told.Failure failure ->
          AROUND
              .list(
                  client,
                  row -> new Series(row.getInteger("failures"), instantOrNull(row, "since")),
                  told.point().value(),
                  integrator,
                  check,
                  failure.at())
              .map(List::getFirst);
      case Told.Success success -> running(client, told.point(), integrator, check, success.at());
      case Told.Coverage coverage -> Uni.createFrom().item(new Series(0, null));
    };
  }

  /** The failures before an instant that no success has ended then. */
  public Uni<Series> running(
      SqlClient client, PointId point, String location, String check, Instant at) {
    return RUNNING
        .list(
            client,
            row -> new Series(row.getInteger("failures"), instantOrNull(row, "since")),
            point.value(),
            location,
            check,
            at)
        .map(List::getFirst);
  }

  /** Whether a prober of ours writes what a location saw of a point. */
  public Uni<Boolean> isProbers(SqlClient client, PointId point, String location) {
    return PROBERS
        .list(client, row -> true, point.value(), location)
        .map(found -> !found.isEmpty());
  }

  /** Up to when it was covered, by coverage that ends no later than an instant. */
  public Uni<Optional<Instant>> coveredUntil(
      SqlClient client, PointId point, String integrator, Instant latest) {
    return COVERED_UNTIL
        .list(client, row -> instant(row, "to_at"), point.value(), integrator, latest)
        .map(found -> found.stream().findFirst());
  }
}
