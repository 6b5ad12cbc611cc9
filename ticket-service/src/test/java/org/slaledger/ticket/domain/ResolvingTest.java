package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.ticket.domain.Decided.ANSWERED;
import static org.slaledger.ticket.domain.Decided.CONTACT;
import static org.slaledger.ticket.domain.Decided.NOW;
import static org.slaledger.ticket.domain.Decided.OPENED;
import static org.slaledger.ticket.domain.Decided.SEALING;
import static org.slaledger.ticket.domain.Decided.TICKET;
import static org.slaledger.ticket.domain.Decided.accepts;
import static org.slaledger.ticket.domain.Decided.conflict;
import static org.slaledger.ticket.domain.Decided.decide;
import static org.slaledger.ticket.domain.Decided.events;
import static org.slaledger.ticket.domain.Decided.fields;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;

class ResolvingTest {
  private static final Instant DONE = CONTACT.plusSeconds(1800);
  private static final TicketResolved RESOLVED = resolved(DONE);
  private static final TicketReopened REOPENED = reopened(NOW);
  private static final ReopenTicket REOPEN = new ReopenTicket("It is down again");

  @Test
  void a_ticket_that_was_answered_is_resolved() {
    accepts(decide(resolve(DONE), OPENED, ANSWERED), RESOLVED);
    accepts(decide(resolve(null), OPENED, ANSWERED), resolved(NOW));
  }

  @Test
  void the_customer_is_answered_before_anything_is_resolved() {
    assertThat(conflict(decide(resolve(DONE), OPENED))).contains("give the first response");
    assertThat(
            conflict(
                decide(resolve(DONE), OPENED, ANSWERED, new ResponseWithdrawn(TICKET, 2, "x"))))
        .contains("give the first response");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", "We are looking into it!"})
  void a_blank_or_automatic_text_solves_nothing(String solution) {
    assertThat(fields(decide(new ResolveTicket(solution, DONE), OPENED, ANSWERED)))
        .containsExactly("solution");
  }

  @Test
  void a_resolution_lies_between_contact_and_now() {
    assertThat(fields(decide(resolve(CONTACT.minusMillis(1)), OPENED, ANSWERED)))
        .containsExactly("resolvedAt");
    assertThat(fields(decide(resolve(NOW.plusMillis(1)), OPENED, ANSWERED)))
        .containsExactly("resolvedAt");
  }

  @Test
  void what_stands_still_is_not_resolved_before_it_did() {
    TicketPaused paused = new TicketPaused(TICKET, PauseReason.THIRD_PARTY, null, DONE);
    assertThat(fields(decide(resolve(DONE.minusMillis(1)), OPENED, ANSWERED, paused)))
        .containsExactly("resolvedAt");
    assertThat(events(decide(resolve(DONE), OPENED, ANSWERED, paused))).hasSize(1);
  }

  @Test
  void a_ticket_is_resolved_once_until_it_is_reopened() {
    assertThat(conflict(decide(resolve(NOW), OPENED, ANSWERED, RESOLVED)))
        .isEqualTo("is resolved since " + DONE);
    TicketReopened reopened = reopened(DONE.plusSeconds(60));
    assertThat(events(decide(resolve(NOW), OPENED, ANSWERED, RESOLVED, reopened))).hasSize(1);
    assertThat(fields(decide(resolve(DONE), OPENED, ANSWERED, RESOLVED, reopened)))
        .containsExactly("resolvedAt");
  }

  @Test
  void what_is_not_solved_is_reopened_now() {
    accepts(decide(REOPEN, OPENED, ANSWERED, RESOLVED), REOPENED);
  }

  @Test
  void what_is_not_resolved_is_not_reopened() {
    assertThat(conflict(decide(REOPEN, OPENED, ANSWERED))).isEqualTo("is not resolved");
    assertThat(conflict(decide(REOPEN, OPENED, ANSWERED, RESOLVED, REOPENED)))
        .isEqualTo("is not resolved");
  }

  @Test
  void a_ticket_is_reopened_for_a_reason() {
    assertThat(fields(decide(new ReopenTicket(" "), OPENED, ANSWERED, RESOLVED)))
        .containsExactly("reason");
  }

  private static ResolveTicket resolve(@Nullable Instant at) {
    return new ResolveTicket("It is replaced", at);
  }

  private static TicketResolved resolved(Instant at) {
    return new TicketResolved(TICKET, SEALING.seal("solution", "It is replaced"), at);
  }

  private static TicketReopened reopened(Instant at) {
    return new TicketReopened(TICKET, SEALING.seal("reason", "It is down again"), at);
  }
}
