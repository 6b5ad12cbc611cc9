package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.json.EventJson;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** A service that is deployed twice, each with a journal of its own, for the same topic. */
@QuarkusTest
@TestProfile(DeploymentTest.InOslo.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "deployed"),
    restrictToAnnotatedClass = true)
class DeploymentTest {
  /** It takes in the topic that it writes itself. */
  public static final class InOslo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "sla.journal.deployment", "oslo", "sla.journal.topics", "sla.tickets,sla.clocks");
    }
  }

  @Inject OwnEvents own;
  @Inject Streams streams;
  @Inject Rebuilds rebuilds;
  @Inject Pool pool;

  private final Superuser superuser = Superuser.ofService();
  private final TicketId ours = new TicketId("T-" + UUID.randomUUID());
  private final TicketId theirs = new TicketId("T-" + UUID.randomUUID());

  @Test
  void what_another_deployment_wrote_is_taken_in_and_its_own_is_not_taken_twice() {
    // Given
    List<Recorded> mine = own.append(Samples.clockStarted(ours, 0));
    // When
    writtenInRome(Samples.clockStarted(theirs, 0));
    own.append(Samples.clockWarned(ours, 1));
    await().atMost(SOON).until(() -> own.inLog(stream(ours)).size() == 2);
    writtenInRome(Samples.clockWarned(theirs, 1));
    // Then
    await().atMost(SOON).until(() -> streams.noted(stream(theirs)).equals(List.of(1L, 2L)));
    assertThat(mine.getFirst().envelope().source())
        .isEqualTo("urn:slaledger:sla-clock-service:oslo");
    assertThat(streams.noted(stream(ours))).containsExactly(1L, 2L);
    assertThat(streams.state(stream(ours))).isEmpty();
    assertThat(rebuilt().outcome()).isEqualTo(Rebuild.Outcome.EQUAL);
  }

  @Test
  void what_another_deployment_wrote_is_not_put_back_into_a_journal_that_was_lost() {
    // Given
    own.append(Samples.clockStarted(ours, 0));
    writtenInRome(Samples.clockStarted(theirs, 0));
    await().atMost(SOON).until(() -> own.inLog(stream(ours)).size() == 1);
    await().atMost(SOON).until(() -> !streams.noted(stream(theirs)).isEmpty());
    // When
    superuser.ask(
        "DELETE FROM noted WHERE stream = '" + stream(ours) + "'",
        "TRUNCATE journal, relayed_offset");
    // Then
    await().atMost(SOON).until(() -> open() && own.lines(stream(ours)).size() == 1);
    assertThat(own.lines(stream(theirs))).isEmpty();
    assertThat(streams.noted(stream(ours))).containsExactly(1L);
    assertThat(streams.noted(stream(theirs))).containsExactly(1L);
  }

  private static StreamId stream(TicketId ticket) {
    return ClockKind.RESPONSE.stream(ticket);
  }

  private boolean open() {
    return JournalGate.look(pool).await().atMost(SOON).open();
  }

  private Rebuild rebuilt() {
    UUID id = rebuilds.beginNow(Rebuild.Mode.COMPARE, "a test", "olaf").orElseThrow();
    rebuilds.awaitEnd();
    Optional<Rebuild> came = rebuilds.find(id).await().atMost(SOON);
    return came.orElseThrow();
  }

  private void writtenInRome(Append append) {
    NewEvent event = append.events().getFirst();
    streams.publish(
        new EventJson()
            .write(
                new Envelope(
                    UUID.randomUUID(),
                    "urn:slaledger:sla-clock-service:rome",
                    append.stream(),
                    append.expectedVersion() + 1,
                    event.time(),
                    event.time(),
                    "test",
                    null,
                    null,
                    null,
                    event.data())));
  }
}
