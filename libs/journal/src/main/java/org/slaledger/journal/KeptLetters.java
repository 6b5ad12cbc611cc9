package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code dead_letter}: what this service could not use, and what became of it. The bytes
 * stay where they came from, in Kafka; the table holds no copy.
 */
@ApplicationScoped
public class KeptLetters {
  /** The most that one answer lists. */
  public static final int MOST = 100;

  private static final String COLUMNS =
      """
      SELECT topic, partition, record_offset, reason, kept_at, size, integrator, source, id, state,
        settled_at, settled_by, why, erased_at, erased_by, erased_why FROM dead_letter
      """;
  private static final Sql LIST =
      new Sql(
          COLUMNS
              + """
              WHERE ($1::text IS NULL OR state = $1)
                AND ($2::text IS NULL OR (topic, partition, record_offset) > ($2, $3::int, $4::bigint))
              ORDER BY topic, partition, record_offset LIMIT $5
              """);
  private static final Sql ONE =
      new Sql(COLUMNS + "WHERE topic = $1 AND partition = $2 AND record_offset = $3");
  private static final Sql COUNTS =
      new Sql(
          """
          SELECT count(*) FILTER (WHERE state = 'OPEN') AS open,
            count(*) FILTER (WHERE state = 'RETRIED') AS retried,
            count(*) FILTER (WHERE state = 'GIVEN_UP') AS given_up
          FROM dead_letter
          """);

  private final Pool pool;
  private final OneRecord kafka;

  KeptLetters(Pool pool, OneRecord kafka) {
    this.pool = pool;
    this.kafka = kafka;
  }

  /** Which record it was. */
  public record Place(String topic, int partition, long offset) {
    /** {@code topic/partition/offset}. */
    public String path() {
      return topic + "/" + partition + "/" + offset;
    }
  }

  /**
   * A dead letter.
   *
   * @param reason why it could not be used when it was handled last
   * @param size in bytes
   * @param integrator null for a record of the log
   * @param source null where the bytes name none
   * @param id null where the bytes name none
   * @param settledBy who retried it or gave it up; null while open
   * @param why it was given up
   * @param erasedAt when its text was erased; null where it was not
   */
  public record Letter(
      Place place,
      LetterState state,
      String reason,
      Instant keptAt,
      int size,
      @Nullable String integrator,
      @Nullable String source,
      @Nullable String id,
      @Nullable Instant settledAt,
      @Nullable String settledBy,
      @Nullable String why,
      @Nullable Instant erasedAt,
      @Nullable String erasedBy,
      @Nullable String erasedWhy) {}

  /**
   * By topic, partition and offset.
   *
   * @param after the last one of the page before; null for the first page
   */
  public Uni<List<Letter>> list(@Nullable LetterState state, @Nullable Place after, int limit) {
    return LIST.list(
        pool,
        KeptLetters::letter,
        state == null ? null : state.name(),
        after == null ? null : after.topic(),
        after == null ? null : after.partition(),
        after == null ? null : after.offset(),
        limit);
  }

  /** One letter, if there is such a one. */
  public Uni<Optional<Letter>> look(Place place) {
    return ONE.list(pool, KeptLetters::letter, place.topic(), place.partition(), place.offset())
        .map(found -> found.stream().findFirst());
  }

  /** Its bytes, out of Kafka; empty when they were erased, or are not handed out within 5 s. */
  public Uni<Optional<byte[]>> bytes(Letter letter) {
    Place place = letter.place();
    if (letter.erasedAt() != null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return kafka
        .at(place.topic(), place.partition(), place.offset())
        .map(found -> found.map(record -> record.value() == null ? new byte[0] : record.value()));
  }

  /** How many there are. */
  public Uni<LetterCounts> counts() {
    return COUNTS
        .list(
            pool,
            row ->
                new LetterCounts(
                    row.getLong("open"), row.getLong("retried"), row.getLong("given_up")))
        .map(List::getFirst);
  }

  private static Letter letter(Row row) {
    return new Letter(
        new Place(
            row.getString("topic"), row.getInteger("partition"), row.getLong("record_offset")),
        LetterState.valueOf(row.getString("state")),
        row.getString("reason"),
        Sql.instant(row, "kept_at"),
        row.getInteger("size"),
        row.getString("integrator"),
        row.getString("source"),
        row.getString("id"),
        Sql.instantOrNull(row, "settled_at"),
        row.getString("settled_by"),
        row.getString("why"),
        Sql.instantOrNull(row, "erased_at"),
        row.getString("erased_by"),
        row.getString("erased_why"));
  }
}
