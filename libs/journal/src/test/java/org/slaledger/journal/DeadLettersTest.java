package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.journal.KeptLetters.Letter;
import org.slaledger.testkit.PlatformResource;

/** What operators do about dead letters, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class DeadLettersTest {
  private static final String INBOUND = Topic.INBOUND_PREFIX + "pager";

  @Inject Streams streams;
  @Inject LogTopics topics;
  @Inject KeptLetters letters;
  @Inject LetterRepairs repairs;
  @Inject InboundFates fates;
  @Inject Reports reports;
  @Inject Journal journal;
  @Inject Pool pool;

  private final String id = "T-" + UUID.randomUUID();

  @BeforeEach
  void createTopic() {
    topics.createInbound("pager");
  }

  @Test
  void a_letter_tells_whose_it_is_why_it_is_dead_and_its_bytes() {
    // Given
    String event = event(Reports.TYPE, "refuse");
    // When
    Letter letter = dead(event);
    // Then
    assertThat(letter.state()).isEqualTo(LetterState.OPEN);
    assertThat(letter.reason()).isEqualTo("refused");
    assertThat(letter.integrator()).isEqualTo("pager");
    assertThat(letter.source()).isEqualTo("s");
    assertThat(letter.size()).isEqualTo(event.length());
    assertThat(letters.bytes(letter).await().atMost(SOON))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(event.getBytes(UTF_8)));
  }

  @Test
  void a_retry_that_works_journals_once_and_changes_the_fate() {
    // Given
    Letter letter = dead(event(Reports.TYPE, "refuse"));
    reports.mend(id);
    // When
    List<LetterOutcome> came =
        Uni.join().all(retrying(letter), retrying(letter)).andFailFast().await().atMost(SOON);
    // Then
    assertThat(came)
        .containsExactlyInAnyOrder(
            new LetterOutcome.Settled(LetterState.RETRIED),
            new LetterOutcome.Wrong(LetterState.RETRIED));
    assertThat(fate())
        .hasValueSatisfying(f -> assertThat(f).isInstanceOf(InboundFate.Journalled.class));
    assertThat(journalled()).isEqualTo(1);
    assertThat(look(letter).settledBy()).isEqualTo("olaf");
  }

  @Test
  void a_retry_that_fails_again_writes_nothing_and_stays_open() {
    // Given
    Letter letter = dead(event(Reports.TYPE, "fail"));
    assertThat(letter.reason()).contains("division by zero");
    // When
    LetterOutcome came = retrying(letter).await().atMost(SOON);
    // Then
    assertThat(came)
        .isInstanceOfSatisfying(
            LetterOutcome.StillDead.class,
            still -> assertThat(still.reason()).contains("division by zero"));
    assertThat(look(letter).state()).isEqualTo(LetterState.OPEN);
    assertThat(journalled()).isZero();
  }

  @Test
  void a_letter_that_cannot_be_read_is_retried_and_stays_open() {
    // When
    Letter letter = dead("{\"id\":\"" + id + "\"}");
    // Then
    assertThat(retrying(letter).await().atMost(SOON))
        .isInstanceOfSatisfying(
            LetterOutcome.StillDead.class,
            still -> assertThat(still.reason()).contains("specversion"));
  }

  @Test
  void a_letter_is_given_up_once_with_a_reason_and_counted() {
    // Given
    Letter letter = dead(event("nobody.takes.v1", ""));
    long before = letters.counts().await().atMost(SOON).givenUp();
    // When
    LetterOutcome came = giveUp(letter);
    // Then
    assertThat(came).isEqualTo(new LetterOutcome.Settled(LetterState.GIVEN_UP));
    assertThat(giveUp(letter)).isEqualTo(new LetterOutcome.Wrong(LetterState.GIVEN_UP));
    assertThat(look(letter).why()).isEqualTo("sent by mistake");
    assertThat(letters.counts().await().atMost(SOON).givenUp()).isEqualTo(before + 1);
    assertThat(fate()).contains(new InboundFate.DeadLettered("no service takes nobody.takes.v1"));
  }

  @Test
  void a_record_of_the_log_that_belongs_to_no_stream_is_still_dead_when_retried() {
    // Given
    streams.send(Topic.TICKETS.topicName(), id, "nonsense".getBytes(UTF_8));
    // When
    Letter letter = await().atMost(SOON).until(this::ofTheLog, Optional::isPresent).get();
    // Then
    assertThat(retrying(letter).await().atMost(SOON)).isInstanceOf(LetterOutcome.StillDead.class);
  }

  private Optional<Letter> ofTheLog() {
    return letters.list(LetterState.OPEN, null, 100).await().atMost(SOON).stream()
        .filter(letter -> letter.place().topic().equals(Topic.TICKETS.topicName()))
        .findFirst();
  }

  private Letter dead(String event) {
    streams.send(INBOUND, "k", event.getBytes(UTF_8));
    return await().atMost(SOON).until(this::found, Optional::isPresent).get();
  }

  private Optional<Letter> found() {
    return letters.list(null, null, 100).await().atMost(SOON).stream()
        .filter(letter -> id.equals(letter.id()))
        .findFirst();
  }

  private String event(String type, String says) {
    return """
        {"specversion":"1.0","id":"%s","source":"s","type":"%s","data":{"says":"%s"}}"""
        .formatted(id, type, says);
  }

  private Uni<LetterOutcome> retrying(Letter letter) {
    return repairs.retry(letter.place(), "olaf", pool::<LetterOutcome>withTransaction);
  }

  private LetterOutcome giveUp(Letter letter) {
    return pool.withTransaction(tx -> repairs.giveUp(tx, letter.place(), "sent by mistake", "olaf"))
        .await()
        .atMost(SOON);
  }

  private Letter look(Letter letter) {
    return letters.look(letter.place()).await().atMost(SOON).orElseThrow();
  }

  private Optional<InboundFate> fate() {
    return fates.of(pool, new InboundKey("pager", "s", id)).await().atMost(SOON);
  }

  private int journalled() {
    return pool.withTransaction(
            tx -> journal.history(tx, ClockKind.RESPONSE.stream(new TicketId(id))))
        .await()
        .atMost(SOON)
        .events()
        .size();
  }
}
