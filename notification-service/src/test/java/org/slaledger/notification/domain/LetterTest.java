package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.Letter.TicketLine;

class LetterTest {
  private static final Optional<TicketLine> LINE =
      Optional.of(new TicketLine("The portal is down", Priority.P1));

  @Test
  void a_warning_names_priority_ticket_share_and_due_time_in_its_subject() {
    // Given // When
    MailText mail = Letter.to("Carla", Given.due(), LINE);
    // Then
    assertThat(mail.subject())
        .isEqualTo(
            "[P1] T-1: 80 % of the time for the first response is used, due 2026-11-23 10:00:00 UTC");
    assertThat(mail.greeting()).isEqualTo("Hello Carla,");
    assertThat(mail.facts()).contains(new MailText.Fact("Subject", "The portal is down"));
    assertThat(mail.path()).isEqualTo("/ui/tickets/T-1");
  }

  @Test
  void a_breach_names_priority_ticket_and_the_time_that_passed() {
    // Given // When
    MailText mail = Letter.to("Carla", Given.overdue(), LINE);
    // Then
    assertThat(mail.subject())
        .isEqualTo("[P1] T-1: the first response is overdue, it was due 2026-11-23 09:00:00 UTC");
  }

  @Test
  void a_ticket_that_is_not_known_is_still_named() {
    // Given // When
    MailText mail = Letter.to("Carla", Given.overdue(), Optional.empty());
    // Then
    assertThat(mail.subject()).startsWith("T-1: ");
    assertThat(mail.facts()).contains(new MailText.Fact("Ticket", "T-1"));
  }

  @Test
  void an_outage_names_service_point_and_begin() {
    // Given // When
    MailText mail = Letter.to("Carla", Given.outage(), Optional.empty());
    // Then
    assertThat(mail.subject())
        .isEqualTo("Outage of portal (acme-portal) since 2026-11-23 09:00:00 UTC");
    assertThat(mail.facts())
        .contains(
            new MailText.Fact("Seen as", "REFUSED"), new MailText.Fact("Measured from", "local"));
  }

  @Test
  void a_recovery_names_the_end_and_how_long_it_lasted() {
    // Given // When
    MailText mail = Letter.to("Carla", Given.over(), Optional.empty());
    // Then
    assertThat(mail.subject())
        .isEqualTo("portal (acme-portal) is back since 2026-11-23 10:02:05 UTC");
    assertThat(mail.facts()).contains(new MailText.Fact("Lasted", "1 h 2 min 5 s"));
  }

  @Test
  void what_people_wrote_stays_in_one_line() {
    // Given
    Optional<TicketLine> line =
        Optional.of(new TicketLine("down\r\nBcc: all@example.org\u0000", Priority.P2));
    // When
    MailText mail = Letter.to("Car\nla", Given.due(), line);
    // Then
    assertThat(mail.facts()).contains(new MailText.Fact("Subject", "down Bcc: all@example.org"));
    assertThat(mail.greeting()).isEqualTo("Hello Car la,");
  }

  @Test
  void maintenance_names_all_its_times_and_where_it_was() {
    // Given
    PlannedTime first = night(1);
    // When
    MailText announced =
        Letter.to(
            "Carla",
            planned(NotificationKind.MAINTENANCE_ANNOUNCED, List.of(first, night(8)), null),
            Optional.empty());
    MailText moved =
        Letter.to(
            "Carla",
            planned(NotificationKind.MAINTENANCE_MOVED, List.of(night(2)), first),
            Optional.empty());
    MailText cancelled =
        Letter.to(
            "Carla",
            planned(NotificationKind.MAINTENANCE_CANCELLED, List.of(first), null),
            Optional.empty());
    // Then
    assertThat(announced.subject())
        .isEqualTo("Maintenance of portal on 2026-12-01 22:00 UTC and 1 more");
    assertThat(announced.facts())
        .contains(
            new MailText.Fact("Takes place", "2026-12-01 22:00 UTC to 2026-12-02 00:00 UTC"),
            new MailText.Fact("Takes place", "2026-12-08 22:00 UTC to 2026-12-09 00:00 UTC"),
            new MailText.Fact("Only at", "web"),
            new MailText.Fact("Reason", "new disks"));
    assertThat(announced.path()).isEqualTo("/ui/maintenance/W-1");
    assertThat(moved.subject()).isEqualTo("Maintenance of portal is moved to 2026-12-02 22:00 UTC");
    assertThat(moved.facts())
        .contains(new MailText.Fact("Was planned", "2026-12-01 22:00 UTC to 2026-12-02 00:00 UTC"));
    assertThat(cancelled.subject())
        .isEqualTo("Maintenance of portal on 2026-12-01 22:00 UTC is cancelled");
  }

  private static MaintenancePlanned planned(
      NotificationKind kind, List<PlannedTime> times, @Nullable PlannedTime before) {
    return new MaintenancePlanned(
        Given.due().cause(),
        new CustomerId("acme"),
        kind,
        new WindowId("W-1"),
        List.of("portal"),
        List.of(new PointId("web")),
        times,
        before,
        "new\ndisks");
  }

  private static PlannedTime night(int day) {
    Instant from = Instant.parse("2026-11-30T22:00:00Z").plus(Duration.ofDays(day));
    return new PlannedTime(from, from.plus(Duration.ofHours(2)));
  }
}
