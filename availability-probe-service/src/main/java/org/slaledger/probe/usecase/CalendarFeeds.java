package org.slaledger.probe.usecase;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.journal.Sql;

/**
 * Secret addresses of the maintenance calendar, for programs that can't sign in. Who knows one may
 * read what its maker might when it was made, until it is revoked or a year has passed. Only a hash
 * of the secret is kept, so that an address is shown once.
 */
@ApplicationScoped
public class CalendarFeeds {
  /** How many addresses one person has at most. */
  public static final int MOST = 20;

  private static final Duration LASTS = Duration.ofDays(366);
  private static final Sql ADD =
      new Sql(
          """
      INSERT INTO calendar_feed (id, secret, actor, customer, name, created_at, expires_at)
      SELECT $1, $2, $3, $4, $5, $6, $7
      WHERE (SELECT count(*) FROM calendar_feed WHERE actor = $3 AND expires_at > $6) < $8
      RETURNING *
      """);
  private static final Sql OF =
      new Sql(
          """
      SELECT * FROM calendar_feed WHERE ($1::text IS NULL OR actor = $1) AND expires_at > $2
      ORDER BY created_at DESC, id LIMIT 500
      """);
  private static final Sql BY =
      new Sql("SELECT * FROM calendar_feed WHERE secret = $1 AND expires_at > $2");
  private static final Sql REVOKE =
      new Sql(
          """
      DELETE FROM calendar_feed WHERE id = $1 AND ($2::text IS NULL OR actor = $2) RETURNING *
      """);

  private final Pool pool;
  private final InstantSource time;

  /** In the service's own database. */
  public CalendarFeeds(Pool pool, InstantSource time) {
    this.pool = pool;
    this.time = time;
  }

  /**
   * An address, without its secret.
   *
   * @param actor who made it
   * @param customer whose windows it shows; those of all customers where null
   * @param name what its maker calls it
   */
  public record Feed(
      String id,
      String actor,
      @Nullable CustomerId customer,
      String name,
      Instant createdAt,
      Instant expiresAt) {}

  /** An address that was just made. */
  public record Made(Feed feed, String secret) {}

  /** Makes an address; none where the actor has as many as may be. */
  public Uni<Optional<Made>> make(String actor, @Nullable CustomerId customer, String name) {
    String secret = SecretOfAddress.make();
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return ADD.list(
            pool,
            CalendarFeeds::feed,
            UUID.randomUUID().toString(),
            SecretOfAddress.hash(secret),
            actor,
            customer == null ? null : customer.value(),
            name,
            now,
            now.plus(LASTS),
            (long) MOST)
        .map(made -> made.stream().findFirst().map(feed -> new Made(feed, secret)));
  }

  /** Those of an actor, or all where null; the newest first. */
  public Uni<List<Feed>> of(@Nullable String actor) {
    return OF.list(pool, CalendarFeeds::feed, actor, time.instant());
  }

  /** What a secret opens. */
  public Uni<Optional<Feed>> by(String secret) {
    return BY.list(pool, CalendarFeeds::feed, SecretOfAddress.hash(secret), time.instant())
        .map(found -> found.stream().findFirst());
  }

  /**
   * Makes an address worthless; none where there is no such.
   *
   * @param actor whose it has to be; anybody's where null
   */
  public Uni<Optional<Feed>> revoke(String id, @Nullable String actor) {
    return REVOKE
        .list(pool, CalendarFeeds::feed, id, actor)
        .map(revoked -> revoked.stream().findFirst());
  }

  private static Feed feed(Row row) {
    String customer = row.getString("customer");
    return new Feed(
        row.getString("id"),
        row.getString("actor"),
        customer == null ? null : new CustomerId(customer),
        row.getString("name"),
        instant(row, "created_at"),
        instant(row, "expires_at"));
  }
}
