package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.journal.Sql;

/**
 * Answers which clocks have changed since it was last asked, whoever changed them. It is a hint for
 * those who look at clocks, and nothing else may rest on it: events get their positions before they
 * are committed, so it looks back ten seconds, and what took longer to commit is overlooked.
 *
 * <p>One question at a time.
 */
public final class ChangedClocks {
  private static final Duration LOOK_BACK = Duration.ofSeconds(10);

  /** From there on it is not worth while to ask what they were. */
  private static final int MANY = 500;

  private static final int FIRST_LOOK_BACK = 1000;
  private static final Sql LAST =
      new Sql("SELECT coalesce(max(position), 0) - $1::bigint AS position FROM journal");
  private static final Sql SINCE =
      new Sql("SELECT position FROM journal WHERE position > $1 ORDER BY position");
  private static final Sql WHAT =
      new Sql(
          """
          SELECT j.kind, j.type LIKE '%Retargeted%' AS retargeted, c.priority,
            coalesce(c.customer, t.customer) AS customer
          FROM (
            SELECT type, split_part(substr(stream, 7), ':', 1) AS ticket,
              split_part(stream, ':', 2) AS kind
            FROM journal WHERE position = ANY ($1) AND stream LIKE 'clock/%') j
          LEFT JOIN ticket t ON t.ticket = j.ticket
          LEFT JOIN LATERAL (
            SELECT customer, priority FROM clock
            WHERE ticket = j.ticket AND kind = j.kind ORDER BY started_at DESC LIMIT 1) c ON true
          """);

  private final Pool pool;
  private final NavigableMap<Long, Instant> seen = new TreeMap<>();
  private long floor = -1;

  /** On the service's own database. */
  public ChangedClocks(Pool pool) {
    this.pool = pool;
  }

  /**
   * A change.
   *
   * @param priority under which the clock stood before and after; null where that may have changed
   */
  public record Changed(
      ClockKind kind, @Nullable CustomerId customer, @Nullable Priority priority) {
    /** Whether it may change the answer to that question. */
    public boolean concerns(WhichClocks which) {
      return (which.customer() == null || which.customer().equals(customer))
          && (which.kinds().isEmpty() || which.kinds().contains(kind))
          && (priority == null
              || which.priorities().isEmpty()
              || which.priorities().contains(priority));
    }
  }

  /**
   * What changed since the last question.
   *
   * @param many so much that nobody looked what it was
   */
  public record Changes(boolean many, List<Changed> changed) {
    private static final Changes NONE = new Changes(false, List.of());

    /** Keeps a copy. */
    public Changes {
      changed = List.copyOf(changed);
    }

    /** Whether any of it may change the answer to that question. */
    public boolean concern(WhichClocks which) {
      return many || changed.stream().anyMatch(one -> one.concerns(which));
    }
  }

  /** Nothing, the first time. */
  public Uni<Changes> sinceLastAsked(Instant now) {
    boolean first = floor < 0;
    return from()
        .flatMap(position -> SINCE.list(pool, row -> row.getLong("position"), position))
        .map(found -> fresh(found, now))
        .flatMap(fresh -> first || fresh.isEmpty() ? none() : what(fresh));
  }

  private Uni<Long> from() {
    return floor >= 0
        ? Uni.createFrom().item(floor)
        : LAST.list(pool, row -> Math.max(0, row.getLong("position")), FIRST_LOOK_BACK)
            .map(List::getFirst)
            .invoke(position -> floor = position);
  }

  private List<Long> fresh(List<Long> found, Instant now) {
    List<Long> fresh = found.stream().filter(position -> !seen.containsKey(position)).toList();
    fresh.forEach(position -> seen.put(position, now));
    Instant settled = now.minus(LOOK_BACK);
    while (!seen.isEmpty() && seen.firstEntry().getValue().isBefore(settled)) {
      floor = seen.pollFirstEntry().getKey();
    }
    return fresh;
  }

  private static Uni<Changes> none() {
    return Uni.createFrom().item(Changes.NONE);
  }

  private Uni<Changes> what(List<Long> fresh) {
    return fresh.size() > MANY
        ? Uni.createFrom().item(new Changes(true, List.of()))
        : WHAT.list(pool, ChangedClocks::changed, (Object) fresh.toArray(Long[]::new))
            .map(changed -> new Changes(false, changed));
  }

  private static Changed changed(Row row) {
    String customer = row.getString("customer");
    String priority = row.getString("priority");
    return new Changed(
        ClockKind.valueOf(row.getString("kind")),
        customer == null ? null : new CustomerId(customer),
        priority == null || row.getBoolean("retargeted") ? null : Priority.valueOf(priority));
  }
}
