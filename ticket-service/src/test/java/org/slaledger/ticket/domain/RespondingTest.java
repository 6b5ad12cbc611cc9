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
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;

class RespondingTest {
  private static final WithdrawResponse WITHDRAW = new WithdrawResponse("About another ticket");
  private static final ResponseWithdrawn WITHDRAWN =
      new ResponseWithdrawn(TICKET, 2, "About another ticket");

  @Test
  void an_update_says_how_things_stand_and_when_the_next_one_comes() {
    Instant next = NOW.plusSeconds(3600);
    accepts(
        update(" The disk is on its way ", CONTACT, next),
        new StatusUpdatePosted(
            TICKET, SEALING.seal("text", "The disk is on its way"), CONTACT, next));
  }

  @Test
  void an_update_without_a_time_is_now_and_need_name_no_other() {
    accepts(
        update("On its way", null, null),
        new StatusUpdatePosted(TICKET, SEALING.seal("text", "On its way"), NOW, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t", "---", "we are  looking into it"})
  void a_blank_or_automatic_text_is_no_update(String text) {
    assertThat(fields(update(text, null, null))).containsExactly("text");
  }

  @Test
  void an_update_lies_between_contact_and_now() {
    assertThat(fields(update("x", CONTACT.minusMillis(1), null))).containsExactly("postedAt");
    assertThat(fields(update("x", NOW.plusMillis(1), null))).containsExactly("postedAt");
  }

  @Test
  void the_next_update_comes_after_this_one() {
    assertThat(fields(update("x", CONTACT, CONTACT))).containsExactly("nextUpdateAt");
    assertThat(events(update("x", CONTACT, CONTACT.plusMillis(1)))).hasSize(1);
  }

  @Test
  void all_that_is_wrong_with_an_update_is_said_at_once() {
    assertThat(fields(update(" ", NOW.plusSeconds(1), NOW)))
        .containsExactly("text", "postedAt", "nextUpdateAt");
  }

  @Test
  void a_response_that_stands_is_withdrawn_by_its_version() {
    accepts(decide(WITHDRAW, OPENED, ANSWERED), WITHDRAWN);
  }

  @Test
  void a_response_is_withdrawn_for_a_reason() {
    assertThat(fields(decide(new WithdrawResponse(" "), OPENED, ANSWERED)))
        .containsExactly("reason");
  }

  @Test
  void where_no_response_stands_none_is_withdrawn() {
    assertThat(conflict(decide(WITHDRAW, OPENED))).contains("no first response");
    assertThat(conflict(decide(WITHDRAW, OPENED, ANSWERED, WITHDRAWN)))
        .contains("no first response");
  }

  @Test
  void after_a_withdrawal_another_first_response_may_be_given_and_withdrawn() {
    RespondToTicket again = new RespondToTicket("Another disk", "We replace that", NOW);
    Decision<TicketEvent> decision = decide(again, OPENED, ANSWERED, WITHDRAWN);
    assertThat(events(decision)).hasSize(1);
    accepts(
        decide(WITHDRAW, OPENED, ANSWERED, WITHDRAWN, events(decision).getFirst()),
        new ResponseWithdrawn(TICKET, 4, "About another ticket"));
  }

  private static Decision<TicketEvent> update(
      String text, @Nullable Instant at, @Nullable Instant next) {
    return decide(new PostUpdate(text, at, next), OPENED);
  }
}
