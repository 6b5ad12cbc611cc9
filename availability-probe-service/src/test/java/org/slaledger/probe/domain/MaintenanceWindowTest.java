package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;

class MaintenanceWindowTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final WindowId WINDOW = new WindowId("W-1");
  private static final CustomerId ACME = new CustomerId("acme");

  @Test
  void a_window_that_is_right_is_announced() {
    // When
    Decision<MaintenanceEvent> decision = decide(Phase.UNKNOWN, announce(days(3), days(4)));
    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(
                List.of(
                    new MaintenanceWindowAnnounced(
                        WINDOW, List.of(ACME), List.of("portal"), days(3), days(4), "new disks"))));
  }

  @Test
  void a_window_in_the_past_that_ends_before_it_begins_is_refused_field_by_field() {
    // When
    Decision<MaintenanceEvent> decision = decide(Phase.UNKNOWN, announce(days(-1), days(-2)));
    // Then
    assertThat(fields(decision)).contains("from", "to");
  }

  @Test
  void an_unknown_customer_and_an_unknown_service_are_refused_by_their_place() {
    // Given
    var command =
        new MaintenanceCommand.Announce(
            WINDOW,
            List.of(ACME, new CustomerId("nobody")),
            List.of("portal", "teleport"),
            days(3),
            days(4),
            "new disks",
            agreed(null));
    // When
    Decision<MaintenanceEvent> decision = decide(Phase.UNKNOWN, command);
    // Then
    assertThat(fields(decision)).containsExactly("customers[1]", "services[1]");
  }

  @Test
  void nobody_nothing_and_no_reason_are_refused() {
    // Given
    var command =
        new MaintenanceCommand.Announce(
            WINDOW, List.of(), List.of(), days(3), days(4), " ", agreed(null));
    // When
    Decision<MaintenanceEvent> decision = decide(Phase.UNKNOWN, command);
    // Then
    assertThat(fields(decision)).containsExactly("customers", "services", "reason");
  }

  @ParameterizedTest
  @CsvSource({
    "ANNOUNCED, open, OPEN",
    "OPEN, close, CLOSED",
    "ANNOUNCED, cancel, CANCELLED",
    "UNKNOWN, open,",
    "OPEN, open,",
    "CLOSED, open,",
    "CANCELLED, open,",
    "ANNOUNCED, close,",
    "CLOSED, close,",
    "OPEN, cancel,",
    "CLOSED, cancel,",
    "CANCELLED, cancel,"
  })
  void only_legal_transitions_are_made(Phase phase, String command, @Nullable Phase leadsTo) {
    // When
    Decision<MaintenanceEvent> decision =
        decide(
            phase,
            switch (command) {
              case "open" -> new MaintenanceCommand.Open(WINDOW);
              case "close" -> new MaintenanceCommand.Close(WINDOW);
              default -> new MaintenanceCommand.Cancel(WINDOW, "not needed");
            });
    // Then
    switch (decision) {
      case Decision.Accepted<MaintenanceEvent> accepted ->
          assertThat(MaintenanceWindow.evolve(phase, accepted.events().getFirst()))
              .isEqualTo(leadsTo);
      case Decision.Refused<MaintenanceEvent> refused -> {
        assertThat(leadsTo).isNull();
        assertThat(refused.ground()).isEqualTo(Decision.Ground.STATE);
      }
    }
  }

  @Test
  void events_carry_the_instant_of_the_command() {
    assertThat(decide(Phase.ANNOUNCED, new MaintenanceCommand.Open(WINDOW)))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowOpened(WINDOW, NOW))));
    assertThat(decide(Phase.OPEN, new MaintenanceCommand.Close(WINDOW)))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowClosed(WINDOW, NOW))));
    assertThat(decide(Phase.ANNOUNCED, new MaintenanceCommand.Cancel(WINDOW, " rain ")))
        .isEqualTo(Decision.accepted(List.of(new MaintenanceWindowCancelled(WINDOW, NOW, "rain"))));
  }

  @Test
  void a_window_is_not_cancelled_without_a_reason() {
    assertThat(fields(decide(Phase.ANNOUNCED, new MaintenanceCommand.Cancel(WINDOW, ""))))
        .containsExactly("reason");
  }

  @ParameterizedTest
  @CsvSource({"P3D, true", "PT72H0.001S, false", "PT0S, true", ", false"})
  void notice_is_kept_when_it_is_as_long_as_agreed(@Nullable Duration required, boolean kept) {
    // Given
    var window =
        new MaintenanceCommand.Announce(
            WINDOW,
            List.of(ACME),
            List.of("portal"),
            days(3),
            days(4),
            "new disks",
            agreed(required));
    // When
    List<NoticeCheck> checks = NoticeCheck.of(window, NOW);
    // Then
    assertThat(checks)
        .containsExactly(new NoticeCheck(ACME, "portal", kept, required, Duration.ofDays(3)));
  }

  private static Decision<MaintenanceEvent> decide(Phase phase, MaintenanceCommand command) {
    return MaintenanceWindow.decide(phase, command, NOW);
  }

  private static MaintenanceCommand.Announce announce(Instant from, Instant to) {
    return new MaintenanceCommand.Announce(
        WINDOW,
        List.of(ACME),
        List.of("portal"),
        from,
        to,
        "new disks",
        agreed(Duration.ofDays(1)));
  }

  private static List<AgreedService> agreed(@Nullable Duration notice) {
    return List.of(new AgreedService(ACME, "portal", notice, days(-30), null));
  }

  private static List<String> fields(Decision<MaintenanceEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<MaintenanceEvent> accepted -> List.of();
      case Decision.Refused<MaintenanceEvent> refused ->
          refused.violations().stream().map(Violation::field).toList();
    };
  }

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
