package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.PlatformResource;

/**
 * Views that are built anew beside those that answer, on the real broker and database. The database
 * is this test's own: others hand events to the intake that no log holds.
 */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "rebuilt"),
    restrictToAnnotatedClass = true)
class RebuildTest {
  private static final String MADE_UP = "ticket/made-up";

  @Inject Streams streams;
  @Inject Rebuilds rebuilds;
  @Inject RebuildSettings settings;
  @Inject NewViewVersions newVersions;
  @Inject Journal journal;
  @Inject StreamRepairs repairs;
  @Inject Notes notes;
  @Inject Pool pool;
  @Inject Vertx vertx;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId stream = ticket.stream();
  private Pool owner;

  @BeforeEach
  void connect() {
    owner = settings.connect(vertx);
  }

  @AfterEach
  void tidyUp() {
    System.clearProperty(Notes.VERSION);
    change("DELETE FROM public.noted WHERE stream = '" + MADE_UP + "'");
    change("DELETE FROM public.stream_head WHERE stream = '" + MADE_UP + "'");
    owner.closeAndAwait();
  }

  @Test
  void what_is_built_anew_equals_what_answers() {
    // Given
    takenIn(3);
    own();
    // When
    Rebuild came = rebuild(Rebuild.Mode.COMPARE);
    // Then
    assertThat(came.differences()).isEmpty();
    assertThat(came.outcome()).isEqualTo(Rebuild.Outcome.EQUAL);
    assertThat(came.rows()).isEqualTo(count("public.noted")).isGreaterThanOrEqualTo(4);
    assertThat(came.events()).isGreaterThanOrEqualTo(came.rows());
    assertThat(came.reason()).isEqualTo("a test");
    assertThat(came.actor()).isEqualTo("olaf");
    assertThat(count("pg_namespace WHERE nspname = 'rebuild'")).isZero();
  }

  @Test
  void a_tampered_row_is_found_and_named_and_a_switch_repairs_it() {
    // Given
    takenIn(3);
    change("DELETE FROM public.noted WHERE stream = '" + stream + "' AND version = 2");
    change("UPDATE public.noted SET type = 'x' WHERE stream = '" + stream + "' AND version = 3");
    change("INSERT INTO public.noted VALUES ('" + MADE_UP + "', 1, 'x')");
    // When
    Rebuild compared = rebuild(Rebuild.Mode.COMPARE);
    Rebuild switched = rebuild(Rebuild.Mode.SWITCH);
    // Then
    assertThat(compared.outcome()).isEqualTo(Rebuild.Outcome.DIFFERENT);
    assertThat(compared.differing()).isEqualTo(3);
    assertThat(compared.differences())
        .containsExactlyInAnyOrder(
            differs(stream + ", version=2", Rebuild.Difference.Kind.REBUILT_ONLY),
            differs(stream + ", version=3", Rebuild.Difference.Kind.DIFFERENT, "type"),
            differs(MADE_UP + ", version=1", Rebuild.Difference.Kind.LIVE_ONLY));
    assertThat(switched.outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
    assertThat(streams.noted(stream)).containsExactly(1L, 2L, 3L);
    assertThat(rebuild(Rebuild.Mode.COMPARE).outcome()).isEqualTo(Rebuild.Outcome.EQUAL);
  }

  @Test
  void what_was_switched_to_has_the_same_names_and_rights_and_is_written_on() {
    // Given
    takenIn(1);
    List<String> before = described();
    // When
    Rebuild switched = rebuild(Rebuild.Mode.SWITCH);
    streams.publish(Samples.assigned(ticket, 2));
    own();
    // Then
    assertThat(switched.outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
    await().atMost(SOON).until(() -> streams.noted(stream).equals(List.of(1L, 2L)));
    assertThat(described()).isEqualTo(before);
  }

  @Test
  void events_that_arrive_while_it_is_built_and_switched_are_in_it() {
    // Given
    takenIn(1);
    UUID id = begin(Rebuild.Mode.SWITCH);
    // When
    long version = 1;
    do {
      version++;
      streams.publish(Samples.assigned(ticket, version));
      own();
    } while (found(id).outcome() == Rebuild.Outcome.RUNNING);
    // Then
    long last = version;
    assertThat(found(id).outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
    await().atMost(SOON).until(() -> streams.noted(stream).size() == last);
    assertThat(rebuild(Rebuild.Mode.COMPARE).differences()).isEmpty();
  }

  @Test
  void nothing_that_reacts_to_events_runs_again() {
    // Given
    takenIn(2);
    long written = count("public.journal");
    // When
    Rebuild switched = rebuild(Rebuild.Mode.SWITCH);
    // Then
    assertThat(switched.outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
    assertThat(switched.events()).isPositive();
    assertThat(count("public.journal")).isEqualTo(written);
  }

  @Test
  void a_parked_stream_is_built_as_far_as_it_was_taken_in() {
    // Given
    streams.publish(Samples.opened(ticket, Notes.POISON));
    streams.publish(Samples.assigned(ticket, 2));
    await().atMost(SOON).until(() -> streams.state(stream).equals("PARKED"));
    await()
        .atMost(SOON)
        .until(() -> count("public.held_event WHERE stream = '" + stream + "'") == 2);
    // When
    notes.heal(ticket);
    Rebuild parked = rebuild(Rebuild.Mode.COMPARE);
    repairs.retry(stream, pool::<Resumption>withTransaction).await().atMost(SOON);
    Rebuild retried = rebuild(Rebuild.Mode.COMPARE);
    // Then
    assertThat(parked.differences()).isEmpty();
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
    assertThat(retried.differences()).isEmpty();
  }

  @Test
  void what_took_in_other_events_is_not_switched_to() {
    // Given
    takenIn(1);
    change(
        "INSERT INTO public.stream_head (stream, topic, version, digest, state, since) VALUES ('"
            + MADE_UP
            + "', 'sla.tickets', 1, '', 'FLOWING', now())");
    change("INSERT INTO public.noted VALUES ('" + MADE_UP + "', 1, 'x')");
    // When
    Rebuild refused = rebuild(Rebuild.Mode.SWITCH);
    // Then
    assertThat(refused.outcome()).isEqualTo(Rebuild.Outcome.REFUSED);
    assertThat(refused.problem()).contains("stream_head");
    assertThat(streams.noted(new StreamId(MADE_UP))).containsExactly(1L);
  }

  @Test
  void a_new_version_of_a_view_is_built_and_switched_to_by_itself() {
    // Given
    takenIn(1);
    newVersions.bringUpToDate();
    assertThat(types()).contains("TicketOpened");
    System.setProperty(Notes.VERSION, "2");
    // When
    newVersions.bringUpToDate();
    // Then
    assertThat(types()).contains("TICKETOPENED").doesNotContain("TicketOpened");
    Rebuild newest = rebuilds.list(1).await().atMost(SOON).getFirst();
    assertThat(newest.outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
    assertThat(newest.reason()).isEqualTo("a new version of Notes");
    assertThat(newest.differing()).isPositive();
    assertThat(newest.differences())
        .allSatisfy(one -> assertThat(one.columns()).containsExactly("type"));
    change("UPDATE public.view_version SET version = 1");
    System.clearProperty(Notes.VERSION);
    assertThat(rebuild(Rebuild.Mode.SWITCH).outcome()).isEqualTo(Rebuild.Outcome.SWITCHED);
  }

  @Test
  void one_that_is_killed_leaves_what_answers_and_the_next_one_says_so() {
    // Given
    takenIn(2);
    change("CREATE SCHEMA IF NOT EXISTS rebuild");
    change("CREATE TABLE rebuild.noted (left_over text)");
    UUID killed = UUID.randomUUID();
    change(
        "INSERT INTO public.view_rebuild (id, mode, reason, actor, outcome) VALUES ('"
            + killed
            + "', 'SWITCH', 'a test', 'olaf', 'RUNNING')");
    // When
    Rebuild.Outcome shown = found(killed).outcome();
    Rebuild next = rebuild(Rebuild.Mode.COMPARE);
    // Then
    assertThat(shown).isEqualTo(Rebuild.Outcome.ABANDONED);
    assertThat(found(killed).endedAt()).isNotNull();
    assertThat(next.differences()).isEmpty();
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
  }

  @Test
  void one_whose_connections_break_fails_and_leaves_what_answers() {
    // Given
    takenIn(2);
    UUID id = begin(Rebuild.Mode.SWITCH);
    // When
    change(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
            + RebuildLock.KEY
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    await().atMost(SOON).until(() -> found(id).outcome() != Rebuild.Outcome.RUNNING);
    // Then
    assertThat(found(id).outcome()).isIn(Rebuild.Outcome.FAILED, Rebuild.Outcome.ABANDONED);
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
    assertThat(rebuild(Rebuild.Mode.COMPARE).differences()).isEmpty();
  }

  @Test
  void of_two_at_a_time_one_begins() {
    // Given
    var other = owner.getConnection().await().atMost(SOON);
    await().atMost(SOON).until(() -> RebuildLock.take(other));
    // When
    var begun = rebuilds.begin(Rebuild.Mode.COMPARE, "a test", "olaf").await().atMost(SOON);
    // Then
    assertThat(begun).isEmpty();
    other.closeAndAwait();
  }

  private void takenIn(int events) {
    List<Long> all = new ArrayList<>();
    streams.publish(Samples.opened(ticket, "subject"));
    all.add(1L);
    for (long version = 2; version <= events; version++) {
      streams.publish(Samples.assigned(ticket, version));
      all.add(version);
    }
    await().atMost(SOON).until(() -> streams.noted(stream).equals(all));
  }

  /** An event of the service's own. */
  private void own() {
    TicketId of = new TicketId("T-" + UUID.randomUUID());
    pool.withTransaction(tx -> journal.append(tx, Samples.clockStarted(of, 0), Cause.by("clocks")))
        .await()
        .atMost(SOON);
  }

  private Rebuild rebuild(Rebuild.Mode mode) {
    UUID id = begin(mode);
    await().atMost(SOON).until(() -> found(id).outcome() != Rebuild.Outcome.RUNNING);
    return found(id);
  }

  /** Once nobody else rebuilds: a lock goes away a little after what it was for. */
  private UUID begin(Rebuild.Mode mode) {
    return await()
        .atMost(SOON)
        .until(
            () -> rebuilds.begin(mode, "a test", "olaf").await().atMost(SOON),
            begun -> begun.isPresent())
        .orElseThrow();
  }

  private Rebuild found(UUID id) {
    return rebuilds.find(id).await().atMost(SOON).orElseThrow();
  }

  private static Rebuild.Difference differs(
      Object key, Rebuild.Difference.Kind kind, String... columns) {
    return new Rebuild.Difference("noted", "stream=" + key, kind, List.of(columns));
  }

  private List<String> types() {
    return new Sql("SELECT DISTINCT type FROM noted")
        .list(pool, row -> row.getString(0))
        .await()
        .atMost(SOON);
  }

  /** Columns, constraints, indexes, owner and rights of the view's table. */
  private List<String> described() {
    return new Sql(
            """
            SELECT 'index ' || indexdef AS text FROM pg_indexes
              WHERE schemaname = 'public' AND tablename = 'noted'
            UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE conrelid = 'public.noted'::regclass
            UNION ALL SELECT 'column ' || attname || ' ' || format_type(atttypid, atttypmod)
              || coalesce(pg_get_expr(adbin, adrelid), '') FROM pg_attribute
              LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
              WHERE attrelid = 'public.noted'::regclass AND attnum > 0
            UNION ALL SELECT 'owner ' || tableowner FROM pg_tables
              WHERE schemaname = 'public' AND tablename = 'noted'
            UNION ALL SELECT 'right ' || grantee || ' ' || privilege_type
              FROM information_schema.role_table_grants
              WHERE table_schema = 'public' AND table_name = 'noted'
            ORDER BY 1
            """)
        .list(owner, row -> row.getString(0))
        .await()
        .atMost(SOON);
  }

  private long count(String from) {
    return new Sql("SELECT count(*) FROM " + from)
        .list(owner, row -> row.getLong(0))
        .await()
        .atMost(SOON)
        .getFirst();
  }

  private void change(String statement) {
    owner.query(statement).execute().await().atMost(SOON);
  }
}
