package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;

/**
 * A real server is put back to its files of earlier, and replaced by a real standby that has not
 * got everything, while a service runs on it.
 */
@QuarkusTest
@TestProfile(RestoredDatabaseTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class RestoredDatabaseTest {
  private static final Duration LATER = Duration.ofSeconds(90);

  /** Quarkus starts anew for this test, on the parts that it may break. */
  public static final class OfItsOwn implements QuarkusTestProfile {}

  @Inject OwnEvents own;
  @Inject Streams streams;

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void what_files_that_are_put_back_lack_comes_back_before_other_events_are_taken() {
    // Given
    append(Samples.clockStarted(ticket, 0));
    inLog(1);
    BreakableParts.does(switches, "keep-files");
    List<String> before = warnTwice();
    // When
    BreakableParts.does(switches, "put-files-back");
    // Then
    assertThatNothingIsLost(before);
  }

  @Test
  void what_a_promoted_standby_lacks_comes_back_before_other_events_are_taken() {
    // Given
    append(Samples.clockStarted(ticket, 0));
    BreakableParts.does(switches, "start-standby");
    BreakableParts.does(switches, "cut-standby-off");
    List<String> before = warnTwice();
    // When
    BreakableParts.does(switches, "promote-standby");
    // Then
    assertThatNothingIsLost(before);
  }

  private List<String> warnTwice() {
    append(Samples.clockWarned(ticket, 1));
    append(Samples.clockWarned(ticket, 2));
    inLog(3);
    return own.lines(clock);
  }

  /** Commands go on from what the log knows, not from what the files had. */
  private void assertThatNothingIsLost(List<String> before) {
    append(Samples.clockWarned(ticket, 3));
    List<String> after = own.lines(clock);
    assertThat(after).hasSize(4).startsWith(before.toArray(String[]::new));
    assertThat(streams.noted(clock)).containsExactly(1L, 2L, 3L, 4L);
    inLog(4);
    assertThat(own.inLog(clock).stream().map(event -> event.envelope().streamVersion()).toList())
        .isEqualTo(LongStream.rangeClosed(1, 4).boxed().toList());
  }

  private void inLog(int events) {
    await().atMost(LATER).until(() -> own.inLog(clock).size() == events);
  }

  /** Again while the database is away or its journal is not open; never after a lost race. */
  private void append(Append append) {
    await()
        .atMost(LATER)
        .ignoreExceptionsMatching(e -> !(e instanceof StaleVersion) && Faults.passing(e))
        .until(() -> own.append(append), written -> true);
  }
}
