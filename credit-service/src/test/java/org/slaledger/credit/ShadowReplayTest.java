package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.usecase.ShadowReplays;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** What the service says is compared with the log, over HTTP. */
@QuarkusTest
@TestProfile(ShadowReplayTest.OnDemand.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ShadowReplayTest {
  /** Only what a test asks for; few events at a time, so that there are several passes. */
  public static final class OnDemand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("sla.credit.shadow", "off", "sla.credit.shadow-events", "6");
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PATH = "/statements/shadow-replay";
  private static final String NOBODY = "gen_random_uuid()";

  @Inject ShadowReplays replays;

  private static @Nullable EndedPeriod issued;

  /** Other tests break streams that statements rest on, in the same log. */
  private static long underivable;

  private EndedPeriod period;

  /** Once for all. */
  @BeforeEach
  void issue() {
    if (issued == null) {
      issued = issuedNow();
      underivable = underivable();
    }
    period = issued;
  }

  private static EndedPeriod issuedNow() {
    EndedPeriod period = EndedPeriod.signed();
    period.anHourDown();
    period.end();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.as(Persona.OLAF).noContentType().post(period.path()).statusCode() == 201);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !Log.stream("sla.credits", period.stream()).isEmpty());
    return period;
  }

  /** What a test that failed has left would be found by the next one. */
  @AfterEach
  void mend() {
    journal("\"credit\":\"41.00\"", "\"credit\":\"40.00\"");
    row("hash = replace(hash, 'x', '')");
    ask("DELETE FROM shadow_replay");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> subjects().stream().noneMatch(it -> it.contains(period.agreement())));
  }

  @Test
  void what_follows_from_the_log_is_the_same_and_no_alarm() {
    // When
    JsonPath run = run();
    // Then
    assertThat(run.getLong("differences")).as(run.prettify()).isEqualTo(underivable);
    assertThat(run.getLong("statements")).isPositive();
    assertThat(run.getString("by")).isEqualTo(Persona.AUDE.subject());
    assertThat(run.getString("state")).isEqualTo(underivable == 0 ? "SAME" : "DIFFERENT");
    assertThat(subjects()).noneMatch(it -> it.contains(period.agreement()));
  }

  @Test
  void a_statement_that_the_journal_has_otherwise_than_the_log_is_named_and_an_alarm() {
    // Given
    journal("\"credit\":\"40.00\"", "\"credit\":\"41.00\"");
    // When
    JsonPath run = run();
    // Then
    assertThat(run.getString("state")).isEqualTo("DIFFERENT");
    assertThat(run.getString("subject"))
        .isEqualTo(period.agreement() + "/" + period.name() + " number 1");
    assertThat(run.getString("finding"))
        .isEqualTo("the journal has credit 41.00 EUR, the log 40.00 EUR");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> subjects().contains("shadow replay: " + run.getString("subject")));
    // When: it is mended
    journal("\"credit\":\"41.00\"", "\"credit\":\"40.00\"");
    // Then
    assertThat(run().getLong("differences")).isEqualTo(underivable);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> subjects().stream().noneMatch(it -> it.contains(period.agreement())));
  }

  @Test
  void a_row_of_a_view_that_does_not_follow_from_the_log_is_named() {
    // Given
    row("hash = 'x' || hash");
    // When
    JsonPath run = run();
    // Then
    assertThat(run.getString("state")).isEqualTo("DIFFERENT");
    assertThat(run.getLong("differences")).isEqualTo(underivable + 1);
    JsonPath views = Api.as(Persona.OLAF).get("/status/credit-service/rebuilds?limit=1").jsonPath();
    assertThat(views.getString("rebuilds[0].differences[0].table")).isEqualTo("issued_statement");
    assertThat(views.getString("rebuilds[0].differences[0].key"))
        .contains("agreement=" + period.agreement(), "period=" + period.name());
    if (underivable == 0) {
      assertThat(run.getString("finding")).contains(period.agreement(), "hash");
    }
  }

  @Test
  void one_whose_process_ended_is_begun_anew_by_one_of_those_that_are_left() {
    // Given
    ask(
        "INSERT INTO shadow_replay (actor, state, began_at, runner, alive_until, differences, subject)"
            + " VALUES ('gone', 'RUNNING', now() - interval '1 hour', "
            + NOBODY
            + ", now() - interval '1 second', 7, 'of the run that ended')");
    // When: two ask at the same time, and so does the service by itself
    List<Boolean> taken =
        Uni.join()
            .all(replays.performDue(), replays.performDue())
            .andFailFast()
            .await()
            .atMost(PATIENCE);
    // Then
    JsonPath run = ended();
    assertThat(taken.stream().filter(it -> it)).hasSizeLessThan(2);
    assertThat(run.getString("by")).isEqualTo("gone");
    assertThat(run.getLong("differences")).as(run.prettify()).isEqualTo(underivable);
    assertThat(run.getString("subject")).isNotEqualTo("of the run that ended");
  }

  @Test
  void while_one_runs_there_is_no_other_and_it_can_be_cancelled() {
    // Given
    ask(
        "INSERT INTO shadow_replay (actor, state, began_at, runner, alive_until) VALUES ('other',"
            + " 'RUNNING', now(), "
            + NOBODY
            + ", now() + interval '1 minute')");
    // Then
    Api.as(Persona.OLAF).noContentType().post(PATH).then().statusCode(409);
    assertThat(replays.performDue().await().atMost(PATIENCE)).isFalse();
    // When
    Api.as(Persona.OLAF).delete(PATH).then().statusCode(202);
    ask("UPDATE shadow_replay SET alive_until = now() WHERE state = 'RUNNING'");
    // Then
    assertThat(ended().getString("state")).isEqualTo("CANCELLED");
    Api.as(Persona.OLAF).delete(PATH).then().statusCode(409);
    Api.as(Persona.CARLA).get(PATH).then().statusCode(403);
  }

  private static long underivable() {
    String paths =
        Superuser.of(Api.DATABASE)
            .ask(
                "SELECT string_agg('/statements/' || agreement || '/' || period, ' ')"
                    + " FROM issued_statement");
    return Stream.of(paths.split(" ", -1))
        .filter(path -> Api.as(Persona.AUDE).get(path + "?number=1").statusCode() == 409)
        .count();
  }

  private static JsonPath run() {
    Api.as(Persona.AUDE).noContentType().post(PATH).then().statusCode(202);
    return ended();
  }

  private static JsonPath ended() {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> Api.as(Persona.AUDE).get(PATH).then().statusCode(200).extract().jsonPath(),
            run -> !run.getString("state").equals("RUNNING"));
  }

  private static List<String> subjects() {
    return Api.as(Persona.OLAF)
        .get("/status/credit-service")
        .then()
        .extract()
        .path("alarms.subject");
  }

  private void journal(String good, String bad) {
    ask(
        "UPDATE journal SET body = convert_to(replace(convert_from(body, 'UTF8'), '%s', '%s'), 'UTF8') WHERE stream = '%s'"
            .formatted(good, bad, period.stream()));
  }

  private void row(String change) {
    ask(
        "UPDATE issued_statement SET %s WHERE agreement = '%s'"
            .formatted(change, period.agreement()));
  }

  private static void ask(String sql) {
    Superuser.of(Api.DATABASE).ask(sql);
  }
}
