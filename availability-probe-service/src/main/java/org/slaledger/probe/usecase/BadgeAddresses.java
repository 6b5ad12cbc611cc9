package org.slaledger.probe.usecase;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.probe.usecase.HowItIsShort.Subject;

/**
 * Secret addresses of badges, for pages that can't send a token. Who knows one sees the state of
 * one point or service and its share of a period, until the address is revoked. Only a hash of the
 * secret is kept, so that an address is shown once.
 */
@ApplicationScoped
public class BadgeAddresses {
  /** How many addresses one person has at most. */
  public static final int MOST = 100;

  private static final Sql ADD =
      new Sql(
          """
      INSERT INTO badge_address (id, secret, actor, customer, point, service, created_at)
      SELECT $1, $2, $3, $4, $5, $6, $7
      WHERE (SELECT count(*) FROM badge_address WHERE actor = $3) < $8 RETURNING *
      """);
  private static final Sql OF =
      new Sql(
          """
      SELECT * FROM badge_address WHERE $1::text IS NULL OR actor = $1
      ORDER BY created_at DESC, id LIMIT 500
      """);
  private static final Sql BY = new Sql("SELECT * FROM badge_address WHERE secret = $1");
  private static final Sql REVOKE =
      new Sql(
          """
      DELETE FROM badge_address WHERE id = $1 AND ($2::text IS NULL OR actor = $2) RETURNING *
      """);

  private final Pool pool;
  private final InstantSource time;

  /** In the service's own database. */
  public BadgeAddresses(Pool pool, InstantSource time) {
    this.pool = pool;
    this.time = time;
  }

  /**
   * An address, without its secret.
   *
   * @param actor who made it
   */
  public record Address(String id, String actor, Subject subject, Instant createdAt) {}

  /** An address that was just made. */
  public record Made(Address address, String secret) {}

  /** Makes an address; none where the actor has as many as may be. */
  public Uni<Optional<Made>> make(String actor, Subject of) {
    String secret = SecretOfAddress.make();
    return ADD.list(
            pool,
            BadgeAddresses::address,
            UUID.randomUUID().toString(),
            SecretOfAddress.hash(secret),
            actor,
            of.customer().value(),
            of.point() == null ? null : of.point().value(),
            of.service(),
            time.instant().truncatedTo(ChronoUnit.MILLIS),
            (long) MOST)
        .map(made -> made.stream().findFirst().map(address -> new Made(address, secret)));
  }

  /** Those of an actor, or all where null; the newest first. */
  public Uni<List<Address>> of(@Nullable String actor) {
    return OF.list(pool, BadgeAddresses::address, actor);
  }

  /** What a secret opens. */
  public Uni<Optional<Address>> by(String secret) {
    return BY.list(pool, BadgeAddresses::address, SecretOfAddress.hash(secret))
        .map(found -> found.stream().findFirst());
  }

  /**
   * Makes an address worthless; none where there is no such.
   *
   * @param actor whose it has to be; anybody's where null
   */
  public Uni<Optional<Address>> revoke(String id, @Nullable String actor) {
    return REVOKE
        .list(pool, BadgeAddresses::address, id, actor)
        .map(revoked -> revoked.stream().findFirst());
  }

  private static Address address(Row row) {
    String point = row.getString("point");
    return new Address(
        row.getString("id"),
        row.getString("actor"),
        new Subject(
            new CustomerId(row.getString("customer")),
            point == null ? null : new PointId(point),
            row.getString("service")),
        instant(row, "created_at"));
  }
}
