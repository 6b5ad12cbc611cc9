package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.probe.domain.LastSeen.State;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.time.Interval;

class PointsOfServiceTest {
  private static final PointTerms ONE = PointTerms.confirming(1);
  private static final PointTerms TWO = PointTerms.confirming(2);

  @Test
  void a_service_has_the_points_that_are_named_at_an_instant() {
    assertThat(
            PointsOfService.together(
                Map.of(
                    "web", List.of(held(0, 20, ONE), held(20, 60, TWO)),
                    "api", List.of(held(10, 30, ONE)))))
        .containsExactly(
            new Held<>(Map.of("web", ONE), span(0, 10)),
            new Held<>(Map.of("web", ONE, "api", ONE), span(10, 20)),
            new Held<>(Map.of("web", TWO, "api", ONE), span(20, 30)),
            new Held<>(Map.of("web", TWO), span(30, 60)));
  }

  @Test
  void while_none_is_named_it_has_none() {
    assertThat(
            PointsOfService.together(Map.of("web", List.of(held(0, 10, ONE), held(20, 30, ONE)))))
        .containsExactly(
            new Held<>(Map.of("web", ONE), span(0, 10)),
            new Held<>(Map.of("web", ONE), span(20, 30)));
    assertThat(PointsOfService.together(Map.of())).isEmpty();
  }

  @Test
  void a_service_is_down_since_the_first_of_its_points_is() {
    assertThat(
            ServiceNow.of(
                Map.of(
                    "web", now(State.DOWN, 20),
                    "api", now(State.DOWN, 30),
                    "job", now(State.UP, 40))))
        .isEqualTo(now(State.DOWN, 20));
  }

  @Test
  void a_service_is_up_since_the_last_of_its_points_is() {
    assertThat(ServiceNow.of(Map.of("web", now(State.UP, 20), "api", now(State.UP, 30))).since())
        .isEqualTo(at(30));
  }

  @Test
  void a_service_is_unobserved_while_a_point_is_and_none_is_down() {
    Now service = ServiceNow.of(Map.of("web", now(State.UNOBSERVED, 20), "api", now(State.UP, 30)));
    assertThat(service.state()).isEqualTo(State.UNOBSERVED);
    assertThat(service.since()).isEqualTo(at(30));
  }

  private static Held<PointTerms> held(int from, int to, PointTerms terms) {
    return new Held<>(terms, span(from, to));
  }

  private static Now now(State state, int since) {
    return new Now(state, at(since), at(50));
  }

  private static Interval span(int from, int to) {
    return new Interval(at(from), at(to));
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-06-01T00:00:00Z").plusSeconds(minute * 60L);
  }
}
