package org.slaledger.journal.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Sealing;

/** On the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class SealTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NEXT =
      "next:"
          + Base64.getEncoder().encodeToString("the key that platforms get later".getBytes(UTF_8));

  @Inject Seal seal;
  @Inject Unseal unseal;
  @Inject Erasure erasure;
  @Inject Journal journal;
  @Inject Transactions transactions;
  @Inject InstantSource time;
  @Inject Pool pool;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId stream = ticket.stream();
  private final KeyName name = KeyName.ticket(ticket);

  @Test
  void a_key_is_in_the_log_when_the_first_event_that_needs_it_is() {
    // When
    sealed("Slow");
    // Then
    Log.awaitEvent(Topic.TICKETS.topicName(), stream.value(), "slaledger.FirstResponseGiven.v1");
    assertThat(Log.stream(Topic.KEYS, name.value())).hasSize(1);
  }

  @Test
  void what_was_sealed_is_read_until_its_key_is_erased_for_ever() {
    // Given
    Sealed text = sealed("Slow");
    assertThat(read(text).text()).isEqualTo("Slow");
    // When
    assertThat(erase()).isEqualTo(1);
    // Then
    assertThat(read(text).state()).isEqualTo(Readable.State.ERASED);
    assertThat(read(text).text()).isEqualTo("[erased]");
    assertThat(rows()).doesNotContain("wrapped").contains("olaf", "request 17");
    assertThat(erase()).isZero();
    // When
    Log.await(
        Topic.KEYS, entry -> name.value().equals(entry.key()) && entry.text().contains("erasedAt"));
    Log.publish(Topic.KEYS, name.value(), Log.stream(Topic.KEYS, name.value()).getFirst().text());
    Sealed after = Sealing.seal("person/acme/" + UUID.randomUUID(), stream, "triage", "behind it");
    await().atMost(SOON).until(() -> read(after).open());
    // Then
    assertThat(read(text).state()).isEqualTo(Readable.State.ERASED);
  }

  @Test
  void an_erased_id_is_never_used_again() {
    // Given
    sealed("Slow");
    erase();
    // When
    Sealed later = sealed("Faster", 1);
    // Then
    assertThat(later.key()).isEqualTo("ticket/" + ticket + "/2");
    assertThat(read(later).text()).isEqualTo("Faster");
    assertThat(erase()).isEqualTo(1);
    assertThat(read(later).state()).isEqualTo(Readable.State.ERASED);
  }

  @Test
  void two_that_make_a_key_at_the_same_moment_share_one() {
    // When
    List<Sealed> texts =
        Uni.join().all(slowly("one"), slowly("two")).andFailFast().await().atMost(SOON);
    // Then
    assertThat(texts).extracting(text -> read(text).text()).containsExactly("one", "two");
    assertThat(texts).extracting(Sealed::key).containsOnly(name.value());
  }

  @Test
  void what_was_changed_or_moved_is_told_apart_from_what_was_erased() {
    // Given
    Sealed text = sealed("Slow");
    // Then
    char last = text.value().charAt(text.value().length() - 3);
    Sealed changed =
        new Sealed(
            text.value().substring(0, text.value().length() - 3)
                + (last == 'x' ? "y" : "x")
                + text.value().substring(text.value().length() - 2));
    assertThat(read(changed).state()).isEqualTo(Readable.State.BROKEN);
    assertThat(keys(text).read(text, stream, "nextStep").state()).isEqualTo(Readable.State.BROKEN);
  }

  @Test
  void a_text_whose_key_has_not_arrived_is_not_readable_yet() {
    // Given
    Sealed unknown = Sealing.sealUnknown("person/acme/" + UUID.randomUUID(), stream, "text", "x");
    String arriving = "person/acme/" + UUID.randomUUID();
    // Then
    assertThat(keys(unknown).read(unknown, stream, "text").text()).isEqualTo("[not readable yet]");
    // When
    Sealed arrived = Sealing.seal(arriving, stream, "text", "Hello");
    // Then
    await()
        .atMost(SOON)
        .until(() -> keys(arrived).read(arrived, stream, "text").text().equals("Hello"));
    // When
    Sealing.erase(arriving);
    // Then
    await()
        .atMost(SOON)
        .until(() -> keys(arrived).read(arrived, stream, "text").state() == Readable.State.ERASED);
  }

  @Test
  void a_key_that_another_service_makes_is_read_and_never_made_here() {
    // Given
    StreamId probes = new StreamId("probe/acme-portal@local");
    KeyName point = new KeyName("told/" + UUID.randomUUID());
    // When
    Sealed sealed = Sealing.seal(point.value(), probes, "excerpt", "502 Bad Gateway");
    // Then
    await()
        .atMost(SOON)
        .until(() -> keys(sealed).read(sealed, probes, "excerpt").text().startsWith("502"));
    assertThat(
            transactions
                .inTransaction(tx -> erasure.erase(tx, point, "olaf", "request 17"))
                .await()
                .atMost(SOON))
        .isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> seal.fresh(point))
        .withMessageContaining("sla.seal.owns");
  }

  @Test
  void each_location_owns_the_keys_of_what_points_answered_to_it() {
    SealSettings oslo = settings("next", NEXT);
    assertThat(oslo.owns("point/acme-portal/oslo")).isTrue();
    assertThat(oslo.owns("point/acme-portal/oslo/2")).isTrue();
    assertThat(oslo.owns("point/acme-portal/rome")).isFalse();
    assertThat(oslo.owns("ticket/T-1")).isTrue();
    assertThat(oslo.owns("told/acme-portal")).isFalse();
  }

  @Test
  void a_readable_text_does_not_tell_itself_to_a_log() {
    assertThat(read(sealed("Slow"))).asString().doesNotContain("Slow");
  }

  @Test
  void after_a_rotation_the_old_platform_key_is_needed_no_more() {
    // Given
    Sealed text = sealed("Slow");
    SealSettings both = settings("next", Sealing.PLATFORM_KEY, NEXT);
    // When
    new KeyUpkeep(both, pool, time, Duration.ofDays(1)).wrapAnew().await().atMost(SOON);
    // Then
    assertThat(rows()).contains("\"platformKey\":\"next\"").doesNotContain("\"test\"");
    SealSettings left = settings("next", NEXT);
    OpenKeys opened = new Unseal(left).keys(pool, List.of(text.value())).await().atMost(SOON);
    assertThat(opened.read(text, stream, "triage").text()).isEqualTo("Slow");
    Log.await(
        Topic.KEYS, entry -> name.value().equals(entry.key()) && entry.text().contains("\"next\""));
    // When
    new KeyUpkeep(settings("test", Sealing.PLATFORM_KEY, NEXT), pool, time, Duration.ofDays(1))
        .wrapAnew()
        .await()
        .atMost(SOON);
    // Then
    assertThat(read(text).text()).isEqualTo("Slow");
  }

  @Test
  void a_service_that_reads_sealed_texts_does_not_start_without_keys() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settingsWithout(true))
        .withMessageContaining("sla.seal.keys");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("none", NEXT))
        .withMessageContaining("sla.seal.current");
    assertThat(settingsWithout(false).reads()).isFalse();
  }

  @Test
  void a_wrapped_key_that_was_overwritten_leaves_the_topic() {
    // Given
    sealed("Slow");
    Log.await(Topic.KEYS, entry -> name.value().equals(entry.key()));
    // When
    erase();
    // Then
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                Log.stream(Topic.KEYS, name.value()).stream()
                    .noneMatch(entry -> entry.text().contains("wrapped")));
    assertThat(Log.stream(Topic.KEYS, name.value()).getLast().text()).contains("erasedAt");
  }

  private Sealed sealed(String text) {
    return sealed(text, 0);
  }

  private Sealed sealed(String text, long version) {
    return transactions
        .inTransaction(tx -> seal.key(tx, name).flatMap(key -> appended(tx, key, text, version)))
        .await()
        .atMost(SOON);
  }

  private Uni<Sealed> slowly(String text) {
    return transactions.inTransaction(
        tx ->
            seal.key(tx, name)
                .call(() -> tx.query("SELECT pg_sleep(0.2)").execute())
                .flatMap(
                    key -> {
                      Sealed sealed = key.seal(stream, "triage", text.getBytes(UTF_8));
                      return key.keep(tx).replaceWith(sealed);
                    }));
  }

  private Uni<Sealed> appended(SqlConnection tx, SealingKey key, String text, long version) {
    Sealed sealed = key.seal(stream, "triage", text.getBytes(UTF_8));
    FirstResponseGiven given =
        new FirstResponseGiven(ticket, sealed, sealed, Instant.parse("2026-11-23T12:00:00Z"));
    return key.keep(tx)
        .chain(
            () ->
                journal.append(
                    tx,
                    new Append(stream, version, List.of(new NewEvent(given, given.respondedAt()))),
                    Cause.by("test")))
        .replaceWith(sealed);
  }

  private int erase() {
    return transactions
        .inTransaction(tx -> erasure.erase(tx, name, "olaf", "request 17"))
        .await()
        .atMost(SOON);
  }

  private Readable read(Sealed sealed) {
    return keys(sealed).read(sealed, stream, "triage");
  }

  private OpenKeys keys(Sealed sealed) {
    return unseal.keys(pool, List.of(sealed.value())).await().atMost(SOON);
  }

  private String rows() {
    return KeyTable.some(pool, new String[] {name.value()})
        .map(found -> found.stream().map(KeyRecord::json).toList().toString())
        .await()
        .atMost(SOON);
  }

  private static SealSettings settingsWithout(boolean reads) {
    return new SealSettings(
        reads, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static SealSettings settings(String current, String... keys) {
    return new SealSettings(
        true,
        Optional.of(List.of("person", "ticket", "point")),
        Optional.of("oslo"),
        Optional.of(List.of(keys)),
        Optional.of(current));
  }
}
