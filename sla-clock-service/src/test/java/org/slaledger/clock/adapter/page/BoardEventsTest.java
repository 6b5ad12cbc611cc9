package org.slaledger.clock.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.adapter.page.BoardEvents.Signal;
import org.slaledger.clock.view.WhichClocks;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.web.problem.ProblemException;

/** How long and how many may look; that changes are told of is seen in the browser. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class BoardEventsTest {
  private static final WhichClocks ALL = new WhichClocks(null, null, Set.of(), Set.of(), Set.of());

  @Inject Vertx vertx;
  @Inject Pool pool;
  @Inject InstantSource time;
  @Inject BoardEvents events;

  @Test
  void no_more_than_so_many_look_at_once_and_who_leaves_makes_room() {
    // Given
    BoardEvents ofOne = new BoardEvents(vertx, pool, time, 1);
    var first = look(ofOne, Instant.MAX);
    // Then
    assertThatThrownBy(() -> ofOne.of(ALL, Instant.MAX))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(503));
    first.cancel();
    assertThat(look(ofOne, Instant.MAX).getItems()).containsExactly(Signal.ALIVE);
  }

  @Test
  void the_first_change_is_told_whether_there_was_one_or_not() {
    var seen = look(events, Instant.MAX);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(seen.getItems())
                    .startsWith(Signal.ALIVE)
                    .containsOnlyOnce(Signal.CHANGED));
    seen.cancel();
  }

  @Test
  void it_ends_with_the_session() {
    look(events, time.instant().plusSeconds(1)).awaitCompletion(Duration.ofSeconds(10));
  }

  private static AssertSubscriber<Signal> look(BoardEvents events, Instant until) {
    return events.of(ALL, until).subscribe().withSubscriber(AssertSubscriber.create(10));
  }
}
