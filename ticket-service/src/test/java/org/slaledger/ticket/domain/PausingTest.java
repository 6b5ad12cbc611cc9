package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.slaledger.contract.Channel;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.ticket.domain.TicketCommand.ContinueTicket;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;

class PausingTest {
  private static final Instant SINCE = CONTACT.plusSeconds(1800);
  private static final PauseTicket PAUSE = pause(PauseReason.CUSTOMER_ANSWER, "Which disk?");
  private static final TicketPaused PAUSED = paused(PauseReason.CUSTOMER_ANSWER);
  private static final TicketPaused ELSEWHERE = paused(PauseReason.THIRD_PARTY);
  private static final ContinueTicket CONTINUE = new ContinueTicket();

  @Test
  void work_stands_still_from_now_on_in_whole_milliseconds() {
    accepts(
        decide(NOW.plusNanos(1_234_567), PAUSE, OPENED),
        new TicketPaused(
            TICKET,
            PauseReason.CUSTOMER_ANSWER,
            SEALING.seal("question", "Which disk?"),
            NOW.plusMillis(1)));
  }

  @Test
  void waiting_for_an_answer_says_what_was_asked() {
    assertThat(fields(decide(pause(PauseReason.CUSTOMER_ANSWER, null), OPENED)))
        .containsExactly("question");
  }

  @ParameterizedTest
  @EnumSource(PauseReason.class)
  void a_question_is_never_blank(PauseReason reason) {
    assertThat(fields(decide(pause(reason, " - "), OPENED))).containsExactly("question");
  }

  @ParameterizedTest
  @EnumSource(value = PauseReason.class, mode = Mode.EXCLUDE, names = "CUSTOMER_ANSWER")
  void waiting_for_something_else_need_ask_nothing(PauseReason reason) {
    accepts(decide(pause(reason, null), OPENED), new TicketPaused(TICKET, reason, null, NOW));
  }

  @Test
  void work_stands_still_once_at_a_time() {
    assertThat(conflict(decide(PAUSE, OPENED, PAUSED))).contains("since " + SINCE);
    assertThat(events(decide(PAUSE, OPENED, PAUSED, new TicketContinued(TICKET, NOW)))).hasSize(1);
  }

  @Test
  void what_stands_still_goes_on_now() {
    accepts(decide(CONTINUE, OPENED, PAUSED), new TicketContinued(TICKET, NOW));
  }

  @Test
  void what_does_not_stand_still_can_not_go_on() {
    assertThat(conflict(decide(CONTINUE, OPENED))).isEqualTo("does not stand still");
  }

  @Test
  void nobody_works_on_what_is_resolved() {
    TicketResolved resolved = new TicketResolved(TICKET, SEALING.seal("solution", "x"), NOW);
    assertThat(conflict(decide(PAUSE, OPENED, resolved))).isEqualTo("is resolved");
    assertThat(conflict(decide(CONTINUE, OPENED, PAUSED, resolved))).isEqualTo("is resolved");
  }

  @Test
  void the_customers_reply_is_taken_down_with_its_time_and_way() {
    accepts(
        decide(new TakeReply(" The second ", SINCE, Channel.MAIL), OPENED),
        new CustomerReplied(TICKET, SEALING.seal("text", "The second"), SINCE, Channel.MAIL));
  }

  @Test
  void a_reply_lies_between_contact_and_now_and_says_something() {
    assertThat(fields(decide(reply(CONTACT.minusMillis(1)), OPENED))).containsExactly("repliedAt");
    assertThat(fields(decide(reply(NOW.plusMillis(1)), OPENED))).containsExactly("repliedAt");
    assertThat(fields(decide(new TakeReply("...", null, Channel.API), OPENED)))
        .containsExactly("text");
  }

  @Test
  void a_reply_since_the_question_ends_the_wait_and_an_earlier_one_does_not() {
    assertThat(events(decide(PAUSE, OPENED, PAUSED, replied(SINCE)))).hasSize(1);
    assertThat(conflict(decide(PAUSE, OPENED, PAUSED, replied(SINCE.minusMillis(1)))))
        .contains("stands still");
  }

  @Test
  void a_reply_ends_no_waiting_for_somebody_else() {
    assertThat(conflict(decide(PAUSE, OPENED, ELSEWHERE, replied(NOW)))).contains("stands still");
    assertThat(events(decide(CONTINUE, OPENED, ELSEWHERE, replied(NOW)))).hasSize(1);
  }

  private static PauseTicket pause(PauseReason reason, @Nullable String question) {
    return new PauseTicket(reason, question);
  }

  private static TicketPaused paused(PauseReason reason) {
    return new TicketPaused(TICKET, reason, SEALING.seal("question", "Which disk?"), SINCE);
  }

  private static TakeReply reply(Instant at) {
    return new TakeReply("The second", at, Channel.PHONE);
  }

  private static CustomerReplied replied(Instant at) {
    return new CustomerReplied(TICKET, SEALING.seal("text", "The second"), at, Channel.PHONE);
  }
}
