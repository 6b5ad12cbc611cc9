package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Priority;
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
}
