package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.ticket.domain.Decided.ANSWERED;
import static org.slaledger.ticket.domain.Decided.CONTACT;
import static org.slaledger.ticket.domain.Decided.NOW;
import static org.slaledger.ticket.domain.Decided.OPENED;
import static org.slaledger.ticket.domain.Decided.TICKET;
import static org.slaledger.ticket.domain.Decided.accepts;
import static org.slaledger.ticket.domain.Decided.conflict;
import static org.slaledger.ticket.domain.Decided.decide;
import static org.slaledger.ticket.domain.Decided.events;
import static org.slaledger.ticket.domain.Decided.fields;
import static org.slaledger.ticket.domain.Decided.violations;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.ticket.domain.TicketCommand.CorrectTicket;

class CorrectingTest {
  private static final Optional<KnownCustomer> SIGNED =
      Optional.of(new KnownCustomer(Set.of("hosting", "portal")));
  private static final Instant EARLIER = CONTACT.minusSeconds(60);
  private static final Instant LATER = CONTACT.plusSeconds(60);

  @Test
  void only_what_differs_is_corrected() {
    accepts(
        decide(correct("acme", "portal", CONTACT), OPENED),
        new TicketCorrected(TICKET, null, "portal", null, "It was wrong"));
    accepts(
        decide(correct("globex", null, EARLIER), OPENED),
        new TicketCorrected(TICKET, new CustomerId("globex"), null, EARLIER, "It was wrong"));
  }

  @Test
  void a_correction_that_changes_nothing_is_refused() {
    assertThat(fields(decide(correct(null, null, null), OPENED))).containsExactly("body");
    assertThat(fields(decide(correct("acme", "hosting", CONTACT), OPENED))).containsExactly("body");
  }

  @Test
  void a_correction_has_a_reason() {
    Correction silent = new Correction(null, "portal", null, " ");
    assertThat(fields(decide(new CorrectTicket(silent, SIGNED, false), OPENED)))
        .containsExactly("reason");
  }

  @Test
  void the_service_is_one_that_the_customer_was_promised() {
    assertThat(fields(decide(correct(null, "mail", null), OPENED))).containsExactly("service");
    Correction moved = new Correction("globex", null, null, "x");
    Optional<KnownCustomer> globex = Optional.of(new KnownCustomer(Set.of("mail")));
    assertThat(violations(decide(new CorrectTicket(moved, globex, false), OPENED)).getFirst())
        .satisfies(
            wrong -> {
              assertThat(wrong.field()).isEqualTo("service");
              assertThat(wrong.allowed()).isEqualTo("mail");
            });
  }

  @Test
  void a_service_that_is_not_corrected_is_not_judged_again() {
    Correction earlier = new Correction(null, null, EARLIER, "x");
    Optional<KnownCustomer> other = Optional.of(new KnownCustomer(Set.of("mail")));
    assertThat(events(decide(new CorrectTicket(earlier, other, false), OPENED))).hasSize(1);
  }

  @Test
  void the_customer_is_one_that_is_registered() {
    Correction moved = new Correction("nobody/1", null, null, "x");
    assertThat(fields(decide(new CorrectTicket(moved, Optional.empty(), false), OPENED)))
        .containsExactly("customer");
  }

  @Test
  void a_later_contact_favours_the_provider_and_is_for_operators_to_say() {
    Correction later = new Correction(null, null, LATER, "x");
    assertThat(fields(decide(new CorrectTicket(later, SIGNED, false), OPENED)))
        .containsExactly("contactedAt");
    assertThat(events(decide(new CorrectTicket(later, SIGNED, true), OPENED))).hasSize(1);
    assertThat(events(decide(correct(null, null, EARLIER), OPENED))).hasSize(1);
  }

  @Test
  void a_contact_lies_neither_in_the_future_nor_after_its_answer_nor_before_anybody_could() {
    for (Instant wrong :
        new Instant[] {NOW.plusMillis(1), ANSWERED.respondedAt().plusMillis(1), Instant.MIN}) {
      Correction correction = new Correction(null, null, wrong, "x");
      assertThat(fields(decide(new CorrectTicket(correction, SIGNED, true), OPENED, ANSWERED)))
          .containsExactly("contactedAt");
    }
  }

  @Test
  void what_was_corrected_is_what_the_next_correction_starts_from() {
    TicketCorrected before =
        new TicketCorrected(TICKET, new CustomerId("globex"), "portal", EARLIER, "x");
    assertThat(fields(decide(correct("globex", "portal", EARLIER), OPENED, before)))
        .containsExactly("body");
  }

  @Test
  void a_merged_ticket_stays_with_the_customer_of_the_other() {
    TicketMerged merged = new TicketMerged(TICKET, new TicketId("T-2"), NOW);
    assertThat(conflict(decide(correct("globex", null, null), OPENED, merged))).contains("T-2");
    assertThat(events(decide(correct(null, "portal", EARLIER), OPENED, merged))).hasSize(1);
  }

  private static CorrectTicket correct(
      @Nullable String customer, @Nullable String service, @Nullable Instant contactedAt) {
    return new CorrectTicket(
        new Correction(customer, service, contactedAt, "It was wrong"), SIGNED, false);
  }
}
