package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.notification.domain.Given.ACME;
import static org.slaledger.notification.domain.Given.AT;
import static org.slaledger.notification.domain.Given.PORTAL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.SilentAs;

class SeenPointTest {
  private static final AgreedPoint AGREED = agreed(1);

  @Test
  void too_few_failures_are_no_outage() {
    assertThat(alarms(AGREED, streak("oslo", 1, 2, null))).isEmpty();
    assertThat(alarms(AGREED, streak("oslo", 1, 2, 100))).isEmpty();
    assertThat(alarms(AGREED)).isEmpty();
  }

  @Test
  void the_failure_that_confirms_tells_of_an_outage_since_the_first() {
    assertThat(alarms(AGREED, streak("oslo", 1, 3, null)))
        .containsExactly(
            new OutageConfirmed(
                Given.cause("oslo-3"),
                ACME,
                PORTAL,
                "oslo",
                "portal",
                at(1),
                at(1),
                FailureReason.TIMEOUT));
  }

  @Test
  void further_failures_tell_nothing_new() {
    assertThat(alarms(AGREED, streak("oslo", 1, 9, null)))
        .isEqualTo(alarms(AGREED, streak("oslo", 1, 3, null)));
  }

  @Test
  void the_end_of_an_outage_is_told() {
    assertThat(alarms(AGREED, streak("oslo", 1, 4, 100)))
        .hasSize(2)
        .last()
        .isEqualTo(
            new OutageOver(
                Given.cause("oslo-back"), ACME, PORTAL, "oslo", "portal", at(1), at(100)));
  }

  @Test
  void a_location_alone_is_no_quorum() {
    assertThat(alarms(agreed(2), streak("oslo", 1, 9, null))).isEmpty();
    assertThat(alarms(agreed(2), streak("oslo", 1, 9, 50), streak("rome", 60, 9, null))).isEmpty();
  }

  @Test
  void the_location_that_makes_the_quorum_tells_of_an_outage_that_began_when_both_failed() {
    assertThat(alarms(agreed(2), streak("oslo", 1, 9, null), streak("rome", 5, 3, null)))
        .containsExactly(
            new OutageConfirmed(
                Given.cause("rome-3"),
                ACME,
                PORTAL,
                "oslo, rome",
                "portal",
                at(1),
                at(5),
                FailureReason.TIMEOUT));
  }

  @Test
  void it_is_over_as_soon_as_too_few_see_it() {
    assertThat(alarms(agreed(2), streak("oslo", 1, 9, 40), streak("rome", 5, 3, 50)))
        .last()
        .isEqualTo(
            new OutageOver(
                Given.cause("oslo-back"), ACME, PORTAL, "oslo, rome", "portal", at(5), at(40)));
  }

  @Test
  void a_third_location_tells_nothing_new() {
    var streaks =
        List.of(streak("oslo", 1, 9, 40), streak("rome", 5, 3, 60), streak("bern", 20, 9, 50));
    assertThat(alarms(agreed(2), streaks))
        .extracting(alarm -> alarm.cause().event())
        .containsExactly("rome-3", "bern-back");
    var shuffled = new ArrayList<>(streaks);
    Collections.reverse(shuffled);
    assertThat(alarms(agreed(2), shuffled)).isEqualTo(alarms(agreed(2), streaks));
  }

  @Test
  void a_location_that_is_not_named_does_not_count() {
    var named =
        new AgreedPoint(
            ACME, "portal", new PointTerms(3, Duration.ZERO, 1, Set.of("oslo"), SilentAs.ABSTAINS));
    assertThat(alarms(named, streak("rome", 1, 9, null))).isEmpty();
    assertThat(alarms(named, streak("oslo", 1, 9, null))).hasSize(1);
  }

  @Test
  void several_checks_of_one_location_are_one_location() {
    var login = new Streak(new Seen("acme", "login"), failures("login", 1, 3), null);
    var search = new Streak(new Seen("acme", "search"), failures("search", 5, 3), null);
    assertThat(alarms(agreed(2), login, search)).isEmpty();
    assertThat(alarms(agreed(1), login, search))
        .extracting(alarm -> alarm.cause().event())
        .containsExactly("login-3");
  }

  @Test
  void who_takes_over_at_the_same_instant_leaves_it_down() {
    assertThat(alarms(agreed(1), streak("oslo", 1, 3, 12), streak("rome", 10, 3, null)))
        .extracting(alarm -> alarm.cause().event())
        .containsExactly("oslo-3");
  }

  private static AgreedPoint agreed(int quorum) {
    return new AgreedPoint(
        ACME, "portal", new PointTerms(3, Duration.ZERO, quorum, Set.of(), SilentAs.ABSTAINS));
  }

  private static List<Alarm> alarms(AgreedPoint agreed, Streak... streaks) {
    return alarms(agreed, List.of(streaks));
  }

  private static List<Alarm> alarms(AgreedPoint agreed, List<Streak> streaks) {
    return new SeenPoint(PORTAL, streaks).alarms(agreed);
  }

  private static Streak streak(String location, int from, int failures, @Nullable Integer back) {
    return new Streak(
        new Seen(location, ""),
        failures(location, from, failures),
        back == null ? null : new Streak.Recovery(Given.cause(location + "-back"), at(back)));
  }

  private static List<Streak.Failure> failures(String name, int from, int failures) {
    return IntStream.rangeClosed(1, failures)
        .mapToObj(
            n ->
                new Streak.Failure(
                    Given.cause(name + "-" + n), n, at(from + n - 1), FailureReason.TIMEOUT))
        .toList();
  }

  private static Instant at(int seconds) {
    return AT.plusSeconds(seconds);
  }
}
