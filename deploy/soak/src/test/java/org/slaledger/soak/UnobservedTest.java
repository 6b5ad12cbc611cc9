package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.ProbedPoints.Stretch;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.stand.Replica;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;

/**
 * What two probers of one location say of time in which one of them was killed, stood still, or had
 * its clock set: to the second, by what their target saw. The target is up all the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnobservedTest {
  private static final int POINTS = 24;
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration MOVED_WITHIN = Duration.ofSeconds(10);
  private static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(5);

  private Stand stand;
  private Client client;
  private ProbedTarget target;
  private ProbedPoints points;

  @BeforeAll
  void start() throws Exception {
    target = new ProbedTarget();
    stand = WorkTree.stand("unobserved", new StandPlan(Map.of(Service.PROBE, 2), 1, false, true));
    client = new Client(stand);
    points = new ProbedPoints(stand, POINTS);
    points.agree(target);
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    stand.close();
    target.close();
  }

  /** Both are there and share the points, and nothing is missed any more. */
  @BeforeEach
  void awaitShared() {
    await().atMost(SOON.multipliedBy(2)).until(() -> shares().equals(List.of(3, 3)));
    awaitAccounted(Instant.now().plusSeconds(3));
  }

  /** Coverage and missed time are all the time there is, each of it once. */
  @AfterEach
  void assertPartition() {
    for (String point : points.names()) {
      List<Stretch> all = points.stretches(point);
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).from()).as(point).isEqualTo(all.get(i - 1).to());
      }
      assertThat(points.failures(point)).as(point).isZero();
    }
  }

  @Test
  @Order(1)
  void a_prober_that_stands_still_misses_that_time_and_takes_nothing_for_a_failure()
      throws Exception {
    // Given
    Replica frozen = replica(1);
    // When it is stopped for a shorter time than it takes to be lost
    Instant began = Instant.now();
    frozen.process().freeze();
    awaitPast(began.plusSeconds(4));
    Instant went = Instant.now();
    frozen.process().thaw();
    // Then
    awaitAccounted(went.plus(INTERVAL));
    List<String> affected = missedSince(began);
    assertThat(affected).hasSizeBetween(1, POINTS - 1);
    for (String point : affected) {
      Stretch hole = onlyHole(point, began, "OVERLOADED");
      assertThat(hole.from())
          .as(point)
          .isBetween(target.lastBefore(point, began).minusSeconds(1), began.plus(INTERVAL));
      assertAt(hole.to(), target.firstAfter(point, went));
    }
  }

  @Test
  @Order(2)
  void the_points_of_a_killed_prober_move_within_ten_seconds_and_the_hole_is_missed()
      throws Exception {
    // Given
    Replica killed = replica(1);
    // When
    stand.leaveDead(killed.process());
    killed.process().kill();
    Instant at = Instant.now();
    Map<String, Instant> known =
        points.names().stream().collect(Collectors.toMap(it -> it, points::accountedUntil));
    // Then
    awaitAccounted(at.plus(MOVED_WITHIN).plus(INTERVAL));
    List<String> affected = missedSince(at);
    assertThat(affected).hasSizeBetween(1, POINTS - 1);
    for (String point : affected) {
      Stretch hole = onlyHole(point, at, "NOT_RUNNING");
      assertThat(hole.from()).as(point).isEqualTo(known.get(point));
      Instant again = target.firstAfter(point, at);
      assertAt(hole.to(), again);
      assertThat(again).as(point).isBefore(at.plus(MOVED_WITHIN).plus(INTERVAL));
      assertThat(unobserved(point, at)).as(point).contains(hole);
    }
    killed.process().restart();
  }

  @Test
  @Order(3)
  void a_prober_that_was_taken_for_lost_does_not_disturb_who_measures_instead() throws Exception {
    // Given
    Replica frozen = replica(2);
    // When it is stopped until others have its points
    Instant began = Instant.now();
    frozen.process().freeze();
    awaitPast(began.plusSeconds(20));
    frozen.process().thaw();
    Instant went = Instant.now();
    awaitAccounted(went.plusSeconds(10));
    // Then there is one hole, until they moved, or when others were handed over to it
    int moved = 0;
    for (String point : missedSince(began)) {
      Stretch hole = onlyHole(point, began, "NOT_RUNNING");
      if (hole.from().isBefore(began.plus(INTERVAL))) {
        moved++;
        Instant again = target.firstAfter(point, began);
        assertAt(hole.to(), again);
        assertThat(again).as(point).isBefore(began.plus(MOVED_WITHIN).plus(INTERVAL));
      } else {
        assertThat(hole.from()).as(point).isAfter(went.minus(INTERVAL));
        assertThat(Duration.between(hole.from(), hole.to()))
            .as(point)
            .isLessThan(HANDED_OVER_WITHIN);
      }
    }
    assertThat(moved).isBetween(1, POINTS - 1);
  }

  @Test
  @Order(4)
  void a_clock_that_is_set_forward_misses_what_it_left_out_and_nothing_when_it_is_set_back()
      throws Exception {
    // Given
    Replica stepped = replica(1);
    Needed.here(stepped.clock().isPresent(), Needed.CLOCK);
    Duration step = Duration.ofSeconds(20);
    // When
    Instant at = Instant.now();
    stepped.clock().orElseThrow().step(step);
    // Then
    awaitAccounted(at.plus(step).plusSeconds(5));
    List<String> affected = missedSince(at);
    assertThat(affected).hasSizeBetween(1, POINTS - 1);
    for (String point : affected) {
      Stretch hole = onlyHole(point, at, "CLOCK_STEPPED");
      // the process sees a step within a second
      assertThat(hole.from()).as(point).isBetween(at.minus(INTERVAL), at.plusSeconds(2));
      assertThat(Duration.between(hole.from(), hole.to()))
          .as(point)
          .isBetween(step.minusSeconds(1), step.plus(INTERVAL).plusMillis(200));
    }
    // When
    Instant back = Instant.now();
    stepped.clock().orElseThrow().step(Duration.ZERO);
    // Then the time that came twice is accounted for already, and what follows is covered
    awaitAccounted(back.plus(step).plusSeconds(10));
    assertThat(missedSince(back.plus(step).plusSeconds(2))).isEmpty();
  }

  /** That, and nothing else, was missed since. */
  private Stretch onlyHole(String point, Instant since, String reason) {
    List<Stretch> missed = points.missedSince(point, since);
    assertThat(missed).as(point).extracting(Stretch::reason).containsExactly(reason);
    return missed.getFirst();
  }

  private List<String> missedSince(Instant instant) {
    return points.names().stream()
        .filter(point -> !points.missedSince(point, instant).isEmpty())
        .toList();
  }

  /** The unobserved time that the timeline shows. */
  private List<Stretch> unobserved(String point, Instant since) throws Exception {
    var path = "/availability/points/" + point + "/timeline?from=" + since.minusSeconds(60);
    var shown =
        Objects.requireNonNull(client.ask(Persona.OLAF, replica(2).address().resolve(path)));
    return StreamSupport.stream(shown.json().path("pieces").spliterator(), false)
        .filter(piece -> piece.path("state").asText().equals("UNOBSERVED"))
        .map(
            piece ->
                new Stretch(
                    Instant.parse(piece.path("from").asText()),
                    Instant.parse(piece.path("to").asText()),
                    "NOT_RUNNING"))
        .toList();
  }

  private void awaitAccounted(Instant until) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () ->
                points.names().stream()
                    .noneMatch(point -> points.accountedUntil(point).isBefore(until)));
  }

  private static void awaitPast(Instant instant) {
    await().atMost(SOON).until(() -> Instant.now().isAfter(instant));
  }

  private static void assertAt(Instant told, Instant seen) {
    assertThat(told).isCloseTo(seen, within(1, ChronoUnit.SECONDS));
  }

  /** How many partitions each process of the location has, by Kafka's account. */
  private List<Integer> shares() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stand.bootstrap()))) {
      var group = admin.describeConsumerGroups(List.of("points.local")).all().get();
      return Objects.requireNonNull(group.get("points.local")).members().stream()
          .map(member -> member.assignment().topicPartitions().size())
          .toList();
    }
  }

  private Replica replica(int number) {
    return stand.replicas(Service.PROBE).get(number - 1);
  }
}
