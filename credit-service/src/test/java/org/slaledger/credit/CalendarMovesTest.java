package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.slaledger.credit.Calendars.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class CalendarMovesTest {
  private final String calendar = Api.newName();

  @Test
  void deadlines_that_move_are_listed_and_have_to_be_confirmed() {
    // Given
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Instant start = Calendars.now();
    Calendars.clockStarted(calendar, calendar + "-1", start, 10);
    Calendars.clockStarted(calendar, calendar + "-2", start, 1);
    String next = Calendars.body(Calendars.TODAY.plusDays(5));
    // When
    Response preview =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Calendars.preview(calendar, next), it -> it.<Integer>path("count") == 1);
    // Then
    preview
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("deadlines.ticket", contains(calendar + "-1"))
        .body("deadlines[0].kind", equalTo("RESOLVE"))
        .body("deadlines[0].priority", equalTo("P2"))
        .body("deadlines[0].dueBefore", equalTo(start.plus(Duration.ofDays(10)).toString()))
        .body("deadlines[0].dueAfter", equalTo(start.plus(Duration.ofDays(11)).toString()))
        .body("deadlines[0].href", equalTo("/ui/clocks/" + calendar + "-1"));
    String digest = preview.path("digest");
    refused(409, Calendars.publish(calendar, next))
        .body("errors.field", contains("confirm"))
        .body("moves.digest", equalTo(digest))
        .body("moves.deadlines.ticket", contains(calendar + "-1"));
    refused(409, Calendars.publish(calendar, next, "0".repeat(64)))
        .body("errors[0].message", equalTo("names another list"));
    assertThat(Api.journalled("calendar/" + calendar)).isEqualTo(1);
    // When
    Calendars.publish(calendar, next, digest).then().statusCode(201).body("version", equalTo(2));
  }

  @Test
  void every_deadline_is_listed_however_many_are_read_at_a_time() {
    // Given
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Instant start = Calendars.now();
    for (int i = 0; i < 250; i++) {
      Calendars.clockStarted(calendar, "%s-%03d".formatted(calendar, i), start, 10);
    }
    // Then
    Response preview =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> Calendars.preview(calendar, Calendars.body(Calendars.TODAY.plusDays(5))),
                it -> it.<Integer>path("count") == 250);
    preview
        .then()
        .body("deadlines", hasSize(250))
        .body("deadlines[249].ticket", equalTo(calendar + "-249"));
  }

  @Test
  void a_clock_without_a_deadline_gets_one_from_the_years_that_are_added() {
    // Given clocks whose targets are not used up within the years: one runs, two do not
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Instant start = Calendars.now();
    int days = 800;
    Calendars.clockStopped(calendar, calendar + "-stopped", start, days);
    Calendars.clockPaused(calendar, calendar + "-paused", start, days);
    Calendars.clockStarted(calendar, calendar + "-runs", start, days);
    // When
    String next = Calendars.body(Calendars.TODAY.getYear() + 4);
    Response preview =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> Calendars.preview(calendar, next),
                it -> List.of(calendar + "-runs").equals(it.path("deadlines.ticket")));
    // Then
    preview
        .then()
        .body("deadlines[0].dueBefore", nullValue())
        .body("deadlines[0].dueAfter", equalTo(start.plus(Duration.ofDays(days)).toString()));
  }

  @Test
  void time_for_which_a_clock_stood_still_is_reckoned_in() {
    // Given
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Instant start = Calendars.now();
    Calendars.clockHalted(calendar, calendar + "-1", start);
    // When
    Response preview =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> Calendars.preview(calendar, Calendars.body(Calendars.TODAY.plusDays(6))),
                it ->
                    start
                        .plus(Duration.ofDays(11))
                        .toString()
                        .equals(it.path("deadlines[0].dueBefore")));
    // Then
    preview
        .then()
        .body("deadlines[0].dueAfter", equalTo(start.plus(Duration.ofDays(12)).toString()));
  }
}
