package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.NoticeId;
import org.slaledger.contract.TicketId;

class NoticesTest {
  @Test
  void the_same_event_told_to_the_same_contact_is_the_same_notice() {
    // Given // When // Then
    assertThat(Notices.id(Given.due(), "carla")).isEqualTo(Notices.id(Given.due(), "carla"));
  }

  @Test
  void another_event_contact_or_customer_makes_another_notice() {
    // Given
    Alarm other =
        new Alarm.ClockOverdue(
            Given.cause("e-2"),
            new CustomerId("globex"),
            new TicketId("T-1"),
            ClockKind.RESPONSE,
            Given.AT,
            Given.AT);
    // When
    Set<NoticeId> ids =
        Set.of(
            Notices.id(Given.due(), "carla"),
            Notices.id(Given.due(), "carl"),
            Notices.id(Given.overdue(), "carla"),
            Notices.id(other, "carla"));
    // Then
    assertThat(ids).hasSize(4);
  }

  @Test
  void the_message_id_follows_from_the_notice() {
    // Given // When // Then
    assertThat(Notices.messageId(new NoticeId("n1"))).isEqualTo("n1@sla-ledger");
  }

  @Test
  void a_contact_is_told_of_what_was_recorded_since_it_was_added() {
    // Given
    Contact contact = new Contact("carla", Given.AT);
    // When // Then
    assertThat(contact.isToldOf(new Cause("e", Given.AT, null, null))).isTrue();
    assertThat(contact.isToldOf(new Cause("e", Given.AT.minusMillis(1), null, null))).isFalse();
  }
}
