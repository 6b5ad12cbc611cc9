package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slaledger.soak.fault.Fault;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.soak.fault.Schedule.Strike;
import org.slaledger.soak.fault.Struck;
import org.slaledger.soak.fault.Struck.Outcome;
import org.slaledger.testkit.history.History.Disturbance;

class MailHarmTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SENDER = "notification-service-1";

  @Test
  void a_killed_sender_excuses_its_own_mail_in_that_moment_and_others_none() {
    assertThat(excused(hit(new Fault.Kill(SENDER), 0, recovered(30))))
        .containsExactly(new Disturbance("kill -9", SENDER, 8, NOON, NOON.plusSeconds(1)));
    assertThat(excused(hit(new Fault.Kill("ticket-service-1"), 0, recovered(30)))).isEmpty();
    assertThat(excused(hit(new Fault.Kill("kafka-1"), 0, recovered(30)))).isEmpty();
  }

  @Test
  void a_killed_database_excuses_all_senders_until_it_works_again_or_is_hit_again() {
    assertThat(excused(hit(new Fault.Kill("postgresql"), 0, recovered(3))))
        .containsExactly(new Disturbance("kill -9", null, 16, NOON, NOON.plusSeconds(4)));
    assertThat(
            excused(
                hit(new Fault.Kill("postgresql"), 0, new Outcome.Overtaken()),
                hit(new Fault.Kill("kafka-1"), 2, recovered(9)),
                hit(new Fault.Kill("postgresql"), 6, recovered(3))))
        .extracting(Disturbance::to)
        .containsExactly(NOON.plusSeconds(6), NOON.plusSeconds(10));
  }

  @Test
  void what_could_not_be_done_excuses_nothing() {
    assertThat(
            excused(
                hit(
                    new Fault.FullDisk("postgresql", Duration.ofSeconds(3)),
                    0,
                    new Outcome.Skipped("not possible"))))
        .isEmpty();
  }

  @Test
  void clocks_excuse_where_they_differ_by_a_lease() {
    assertThat(excused(hit(step(SENDER, 60), 0, recovered(0)))).isEmpty();
    assertThat(excused(hit(step(SENDER, -100), 0, recovered(0)))).hasSize(1);
    assertThat(
            excused(
                hit(step(SENDER, 60), 0, recovered(0)),
                hit(step("notification-service-2", -50), 0, recovered(0))))
        .hasSize(2);
  }

  private static Fault step(String target, int seconds) {
    return new Fault.StepClock(target, Duration.ofSeconds(seconds), Duration.ofSeconds(5));
  }

  private static Outcome recovered(int seconds) {
    return new Outcome.Recovered(Duration.ofSeconds(seconds));
  }

  private static Struck hit(Fault fault, int seconds, Outcome outcome) {
    var at = NOON.plusSeconds(seconds);
    return new Struck(new Strike(1, Duration.ZERO, fault), at, at.plusSeconds(1), outcome);
  }

  private static List<Disturbance> excused(Struck... struck) {
    return MailHarm.of(Harmed.of(Stream.of(struck).toList()), 2);
  }
}
