package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.promises.Maintenance;

class MaintenanceWindowTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final WindowId WINDOW = new WindowId("W-1");
  private static final CustomerId ACME = new CustomerId("acme");
  private static final PointId WEB = new PointId("web");

  @Test
  void a_window_that_is_right_is_announced_with_all_its_occurrences() {
    // Given
    var command =
        announce(List.of("portal"), List.of(WEB), List.of(time(3, 4), time(10, 11)), " new disks ");
    // When
    Decision<MaintenanceEvent> decision = decide(List.of(), command);
    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(
                List.of(
                    new MaintenanceWindowAnnounced(
                        WINDOW,
                        List.of(ACME),
                        List.of("portal"),
                        List.of(WEB),
                        List.of(time(3, 4), time(10, 11)),
                        null,
                        "new disks",
                        null))));
  }

  @Test
  void a_window_in_the_past_that_ends_before_it_begins_is_refused_field_by_field() {
    assertThat(fields(decide(List.of(), announce(time(-1, -2))))).contains("from", "to");
  }

  @Test
  void occurrences_that_overlap_and_too_many_are_refused() {
    assertThat(fields(decide(List.of(), announce(time(3, 5), time(4, 6)))))
        .containsExactly("recurrence");
    PlannedTime[] many =
        IntStream.rangeClosed(1, MaintenanceWindow.MOST_OCCURRENCES + 1)
            .mapToObj(day -> time(day, day + 1))
            .toArray(PlannedTime[]::new);
    assertThat(fields(decide(List.of(), announce(many)))).containsExactly("recurrence");
    assertThat(fields(decide(List.of(), announce()))).contains("recurrence");
  }

  @Test
  void unknown_customers_services_and_points_are_refused_by_their_place() {
    var command =
        new MaintenanceCommand.Announce(
            WINDOW,
            List.of(ACME, new CustomerId("nobody")),
            List.of("portal", "teleport"),
            List.of(WEB, new PointId("moon")),
            List.of(time(3, 4)),
            null,
            "new disks",
            agreed());
    assertThat(fields(decide(List.of(), command)))
        .containsExactly("customers[1]", "services[1]", "points[1]");
  }

  @Test
  void a_service_of_which_no_point_is_named_is_refused() {
    var command =
        announce(List.of("portal", "mail"), List.of(WEB), List.of(time(3, 4)), "new disks");
    assertThat(fields(decide(List.of(), command))).containsExactly("services[1]");
  }

  @Test
  void a_service_that_is_agreed_only_before_the_window_is_refused() {
    var command =
        new MaintenanceCommand.Announce(
            WINDOW,
            List.of(ACME),
            List.of("portal"),
            null,
            List.of(time(3, 4)),
            null,
            "new disks",
            List.of(new AgreedService(ACME, "portal", List.of(WEB), days(-30), days(3))));
    assertThat(fields(decide(List.of(), command))).containsExactly("customers[0]");
  }

  @Test
  void a_customer_whom_it_does_not_affect_is_not_told() {
    // Given
    CustomerId other = new CustomerId("other");
    List<AgreedService> both = new ArrayList<>(agreed());
    both.add(new AgreedService(other, "portal", List.of(new PointId("theirs")), days(-30), null));
    both.add(new AgreedService(new CustomerId("third"), "post", List.of(), days(-30), null));
    var command =
        new MaintenanceCommand.Announce(
            WINDOW,
            List.of(ACME, other, new CustomerId("third")),
            List.of("portal"),
            List.of(WEB),
            List.of(time(3, 4)),
            null,
            "new disks",
            both);
    // When, Then
    assertThat(fields(decide(List.of(), command))).containsExactly("customers[1]", "customers[2]");
  }

  @Test
  void an_end_that_lies_too_far_ahead_is_refused() {
    // Given
    PlannedTime far = new PlannedTime(days(3), Instant.MAX);
    List<Maintenance> announced = waiting(time(3, 4));
    var move = new MaintenanceCommand.Move(WINDOW, null, far, null);
    // When, Then
    assertThat(fields(decide(List.of(), announce(far)))).containsExactly("to");
    assertThat(fields(decide(announced, move))).containsExactly("to");
  }

  @Test
  void nobody_nothing_and_no_reason_are_refused() {
    var command =
        new MaintenanceCommand.Announce(
            WINDOW, List.of(), List.of(), List.of(), List.of(time(3, 4)), null, " ", agreed());
    assertThat(fields(decide(List.of(), command)))
        .containsExactly("customers", "services", "points", "reason");
  }

  @ParameterizedTest
  @CsvSource({
    "ANNOUNCED, open, true",
    "ANNOUNCED, cancel, true",
    "ANNOUNCED, move, true",
    "ANNOUNCED, close, true",
    "OPEN, open, false",
    "OPEN, close, true",
    "OPEN, cancel, false",
    "OPEN, move, false",
    "CLOSED, open, false",
    "CLOSED, close, false",
    "CLOSED, cancel, false",
    "CLOSED, move, false",
    "CANCELLED, open, false",
    "CANCELLED, close, false",
    "CANCELLED, cancel, false",
    "CANCELLED, move, false"
  })
  void only_legal_transitions_are_made(Maintenance.Phase phase, String command, boolean legal) {
    Decision<MaintenanceEvent> decision =
        decide(
            in(phase, time(0, 1)),
            switch (command) {
              case "open" -> new MaintenanceCommand.Open(WINDOW, null);
              case "close" -> new MaintenanceCommand.Close(WINDOW, null);
              case "move" -> new MaintenanceCommand.Move(WINDOW, null, time(5, 6), null);
              default -> new MaintenanceCommand.Cancel(WINDOW, null, "not needed");
            });
    switch (decision) {
      case Decision.Accepted<MaintenanceEvent> accepted -> assertThat(legal).isTrue();
      case Decision.Refused<MaintenanceEvent> refused -> {
        assertThat(legal).isFalse();
        assertThat(refused.violations()).hasSize(1);
        boolean elsewhere = phase == Maintenance.Phase.OPEN && command.equals("move");
        assertThat(refused.ground())
            .isEqualTo(elsewhere ? Decision.Ground.INPUT : Decision.Ground.STATE);
        assertThat(fields(decision)).containsExactly(elsewhere ? "from" : "occurrence");
      }
    }
  }

  @Test
  void events_carry_the_instant_of_the_command() {
    assertThat(
            decide(
                in(Maintenance.Phase.ANNOUNCED, time(0, 1)),
                new MaintenanceCommand.Open(WINDOW, 1)))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowOpened(WINDOW, 1, NOW, null))));
    assertThat(
            decide(in(Maintenance.Phase.OPEN, time(0, 1)), new MaintenanceCommand.Close(WINDOW, 1)))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowClosed(WINDOW, 1, NOW, null))));
  }

  @Test
  void one_that_has_begun_and_that_nobody_opened_is_closed() {
    assertThat(
            MaintenanceWindow.decide(
                waiting(time(3, 4)), new MaintenanceCommand.Close(WINDOW, null), days(3)))
        .isEqualTo(
            Decision.accepted(List.of(new MaintenanceWindowClosed(WINDOW, 1, days(3), null))));
  }

  @Test
  void work_begins_an_hour_before_the_occurrence_at_the_earliest() {
    var open = new MaintenanceCommand.Open(WINDOW, null);
    Instant earliest = days(3).minus(Duration.ofHours(1));
    assertThat(fields(MaintenanceWindow.decide(waiting(time(3, 4)), open, earliest))).isEmpty();
    assertThat(
            violations(
                MaintenanceWindow.decide(waiting(time(3, 4)), open, earliest.minusMillis(1))))
        .containsExactly(
            new Violation(
                "occurrence",
                "1 does not begin before 2026-06-04T12:00:00Z",
                "from 2026-06-04T11:00:00Z on, an hour before it begins; or move it"));
  }

  @Test
  void what_has_not_begun_is_cancelled_and_not_closed_opened_or_not() {
    for (Maintenance.Phase phase : List.of(Maintenance.Phase.ANNOUNCED, Maintenance.Phase.OPEN)) {
      List<Maintenance> window = in(phase, time(3, 4));
      Instant before = days(3).minusMillis(1);
      assertThat(
              violations(
                  MaintenanceWindow.decide(
                      window, new MaintenanceCommand.Close(WINDOW, null), before)))
          .containsExactly(
              new Violation(
                  "occurrence",
                  "1 does not begin before 2026-06-04T12:00:00Z",
                  "from 2026-06-04T12:00:00Z on; cancel or move it instead"));
      assertThat(
              MaintenanceWindow.decide(
                  window, new MaintenanceCommand.Cancel(WINDOW, null, "rain"), before))
          .isInstanceOf(Decision.Accepted.class);
    }
  }

  @Test
  void of_several_occurrences_the_command_has_to_name_one() {
    List<Maintenance> two = waiting(time(-4, -3), time(0, 1));
    assertThat(fields(decide(two, new MaintenanceCommand.Open(WINDOW, null))))
        .containsExactly("occurrence");
    assertThat(fields(decide(two, new MaintenanceCommand.Open(WINDOW, 3))))
        .containsExactly("occurrence");
    assertThat(fields(decide(two, new MaintenanceCommand.Cancel(WINDOW, 0, "no"))))
        .containsExactly("occurrence");
    assertThat(decide(two, new MaintenanceCommand.Open(WINDOW, 2)))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowOpened(WINDOW, 2, NOW, null))));
  }

  @Test
  void where_none_is_named_all_that_are_still_to_come_are_cancelled() {
    // Given one that is over, one that is open, and two to come
    List<Maintenance> all = waiting(time(-4, -3), time(-1, 1), time(3, 4), time(10, 11));
    all = Maintenance.after(all, new MaintenanceWindowOpened(WINDOW, 2, NOW, null), NOW, 2);
    // When
    Decision<MaintenanceEvent> decision =
        decide(all, new MaintenanceCommand.Cancel(WINDOW, null, " rain "));
    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(
                List.of(new MaintenanceWindowCancelled(WINDOW, List.of(3, 4), NOW, "rain", null))));
  }

  @Test
  void nothing_is_cancelled_without_a_reason() {
    assertThat(fields(decide(waiting(time(3, 4)), new MaintenanceCommand.Cancel(WINDOW, 1, ""))))
        .containsExactly("reason");
  }

  @Test
  void what_has_not_begun_is_moved_anywhere_ahead() {
    assertThat(
            decide(
                waiting(time(3, 4)),
                new MaintenanceCommand.Move(WINDOW, null, time(1, 2), " rain ")))
        .isEqualTo(
            Decision.accepted(
                List.of(new MaintenanceWindowMoved(WINDOW, 1, time(1, 2), "rain", null))));
    assertThat(fields(move(waiting(time(3, 4)), time(-1, 2)))).containsExactly("from");
    assertThat(fields(move(waiting(time(3, 4)), time(3, 3)))).containsExactly("to");
  }

  @Test
  void what_has_begun_is_only_given_another_end_that_is_still_to_come() {
    List<Maintenance> open = in(Maintenance.Phase.OPEN, time(-1, 1));
    assertThat(fields(move(open, time(-1, 3)))).isEmpty();
    assertThat(fields(move(open, time(-1, 0)))).containsExactly("to");
    assertThat(fields(move(open, time(1, 3)))).containsExactly("from");
    assertThat(fields(move(waiting(time(-1, 1)), time(-1, 2)))).isEmpty();
    assertThat(fields(move(waiting(time(-1, 1)), time(1, 2)))).isEmpty();
  }

  private static Decision<MaintenanceEvent> move(List<Maintenance> window, PlannedTime to) {
    return decide(window, new MaintenanceCommand.Move(WINDOW, null, to, null));
  }

  private static Decision<MaintenanceEvent> decide(
      List<Maintenance> window, MaintenanceCommand command) {
    return MaintenanceWindow.decide(window, command, NOW);
  }

  private static List<Maintenance> waiting(PlannedTime... times) {
    return Maintenance.after(
        List.of(),
        new MaintenanceWindowAnnounced(
            WINDOW,
            List.of(ACME),
            List.of("portal"),
            null,
            List.of(times),
            new Recurrence("FREQ=WEEKLY;COUNT=2", "UTC"),
            "new disks",
            null),
        days(-30),
        1);
  }

  private static List<Maintenance> in(Maintenance.Phase phase, PlannedTime time) {
    List<MaintenanceEvent> events = new ArrayList<>();
    switch (phase) {
      case ANNOUNCED -> {}
      case OPEN -> events.add(new MaintenanceWindowOpened(WINDOW, 1, NOW, null));
      case CLOSED -> events.add(new MaintenanceWindowClosed(WINDOW, 1, NOW, null));
      case CANCELLED ->
          events.add(new MaintenanceWindowCancelled(WINDOW, List.of(1), NOW, "rain", null));
    }
    List<Maintenance> window = waiting(time);
    for (MaintenanceEvent event : events) {
      window = Maintenance.after(window, event, NOW, 2);
    }
    return window;
  }

  private static MaintenanceCommand.Announce announce(PlannedTime... times) {
    return announce(List.of("portal"), null, List.of(times), "new disks");
  }

  private static MaintenanceCommand.Announce announce(
      List<String> services,
      @Nullable List<PointId> points,
      List<PlannedTime> times,
      String reason) {
    return new MaintenanceCommand.Announce(
        WINDOW, List.of(ACME), services, points, times, null, reason, agreed());
  }

  private static List<AgreedService> agreed() {
    return List.of(
        new AgreedService(ACME, "portal", List.of(WEB, new PointId("api")), days(-30), null),
        new AgreedService(ACME, "mail", List.of(new PointId("smtp")), days(-30), null));
  }

  private static List<String> fields(Decision<MaintenanceEvent> decision) {
    return violations(decision).stream().map(Violation::field).toList();
  }

  private static List<Violation> violations(Decision<MaintenanceEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<MaintenanceEvent> accepted -> List.of();
      case Decision.Refused<MaintenanceEvent> refused -> refused.violations();
    };
  }

  private static PlannedTime time(int from, int to) {
    return new PlannedTime(days(from), days(to));
  }

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
