package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.ticket.domain.Decided.CONTACT;
import static org.slaledger.ticket.domain.Decided.NOW;
import static org.slaledger.ticket.domain.Decided.OPENED;
import static org.slaledger.ticket.domain.Decided.TICKET;
import static org.slaledger.ticket.domain.Decided.decide;
import static org.slaledger.ticket.domain.Decided.events;
import static org.slaledger.ticket.domain.Decided.fields;
import static org.slaledger.ticket.domain.Decided.ground;
import static org.slaledger.ticket.domain.Decided.violations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;

class TicketDeciderTest {
  private static final Optional<KnownCustomer> UNSIGNED = Optional.of(new KnownCustomer(Set.of()));
  private static final FirstResponseGiven ANSWERED = Decided.answered(NOW);

  @Test
  void a_contact_becomes_a_ticket() {
    Decision<TicketEvent> decision = open(UNSIGNED, "hosting", null, "Down", CONTACT);
    assertThat(decision).isEqualTo(Decision.accepted(List.of(OPENED)));
  }

  @ParameterizedTest
  @EnumSource(Impact.class)
  void a_judged_contact_has_its_priority_at_once(Impact impact) {
    Decision<TicketEvent> decision = open(UNSIGNED, "hosting", impact, "Down", CONTACT);
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(
                List.of(OPENED, new PriorityAssigned(TICKET, impact, impact.priority()))));
  }

  @Test
  void a_contact_without_a_time_is_now_in_whole_milliseconds() {
    Instant fine = NOW.plusNanos(1_234_567);
    var opened =
        (TicketOpened)
            events(decide(fine, openCommand(UNSIGNED, "hosting", null, "x", null))).getFirst();
    assertThat(opened.contactedAt()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void a_contact_in_the_future_is_refused() {
    assertThat(fields(open(UNSIGNED, "hosting", null, "Down", NOW.plusMillis(1))))
        .containsExactly("contactedAt");
    assertThat(events(open(UNSIGNED, "hosting", null, "Down", NOW))).hasSize(1);
  }

  @Test
  void a_contact_before_anybody_could_is_refused() {
    assertThat(fields(open(UNSIGNED, "hosting", null, "Down", Instant.MIN)))
        .containsExactly("contactedAt");
  }

  @Test
  void a_customer_that_nobody_registered_is_refused() {
    assertThat(fields(open(Optional.empty(), "hosting", null, "Down", CONTACT)))
        .containsExactly("customer");
  }

  @Test
  void after_a_signature_only_services_that_were_promised_can_be_asked_about() {
    Optional<KnownCustomer> signed =
        Optional.of(new KnownCustomer(Set.of("hosting", "control-plane")));
    assertThat(events(open(signed, "control-plane", null, "Down", CONTACT))).hasSize(1);
    Decision<TicketEvent> decision = open(signed, "hostnig", null, "Down", CONTACT);
    assertThat(fields(decision)).containsExactly("service");
    assertThat(violations(decision).getFirst().allowed()).isEqualTo("control-plane, hosting");
  }

  @Test
  void before_any_signature_every_name_is_taken_and_nothing_else() {
    assertThat(events(open(UNSIGNED, "anything", null, "Down", CONTACT))).hasSize(1);
    assertThat(fields(open(UNSIGNED, "not a name", null, "Down", CONTACT)))
        .containsExactly("service");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "\u00a0\u200b", "...", "two\nlines", "bell\u0007", "half\ud800"})
  void a_subject_has_to_be_a_line_of_text(String subject) {
    assertThat(fields(open(UNSIGNED, "hosting", null, subject, CONTACT)))
        .containsExactly("subject");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertThat(fields(open(Optional.empty(), " ", null, "", NOW.plusSeconds(1))))
        .containsExactly("customer", "service", "subject", "contactedAt");
  }

  @Test
  void a_ticket_is_opened_once() {
    Decision<TicketEvent> decision =
        decide(NOW, openCommand(UNSIGNED, "hosting", null, "Down", CONTACT), OPENED);
    assertThat(ground(decision)).isEqualTo(Ground.STATE);
  }

  @Test
  void the_priority_follows_from_the_impact() {
    Decision<TicketEvent> decision = decide(NOW, new AssignPriority(Impact.MAJOR), OPENED);
    assertThat(decision)
        .isEqualTo(
            Decision.accepted(List.of(new PriorityAssigned(TICKET, Impact.MAJOR, Priority.P2))));
  }

  @Test
  void the_same_priority_again_changes_nothing() {
    Decision<TicketEvent> decision =
        decide(
            NOW,
            new AssignPriority(Impact.MAJOR),
            OPENED,
            new PriorityAssigned(TICKET, Impact.MAJOR, Priority.P2));
    assertThat(events(decision)).isEmpty();
  }

  @Test
  void a_response_says_what_was_found_and_what_happens_next() {
    Decision<TicketEvent> decision = respond("A disk failed", "We replace it", NOW, OPENED);
    assertThat(decision).isEqualTo(Decision.accepted(List.of(ANSWERED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t",
        "---",
        "\u2800\u200b",
        "We are looking into it",
        "WE ARE  looking into it!"
      })
  void a_blank_or_automatic_text_is_no_response(String text) {
    assertThat(fields(respond(text, "We replace it", NOW, OPENED))).containsExactly("triage");
    assertThat(fields(respond("A disk failed", text, NOW, OPENED))).containsExactly("nextStep");
  }

  @Test
  void an_automatic_text_with_words_of_its_own_is_a_response() {
    String own = "We are looking into it: the disk of db-3 is full";
    assertThat(events(respond(own, "We replace it", NOW, OPENED))).hasSize(1);
  }

  @Test
  void a_response_lies_between_contact_and_now() {
    assertThat(events(respond("a", "b", CONTACT, OPENED))).hasSize(1);
    assertThat(fields(respond("a", "b", CONTACT.minusMillis(1), OPENED)))
        .containsExactly("respondedAt");
    assertThat(fields(respond("a", "b", NOW.plusMillis(1), OPENED))).containsExactly("respondedAt");
  }

  @Test
  void there_is_one_first_response() {
    Decision<TicketEvent> decision = respond("Again", "And again", NOW, OPENED, ANSWERED);
    assertThat(ground(decision)).isEqualTo(Ground.STATE);
  }

  @Test
  void nothing_can_be_done_with_a_ticket_that_is_not_there() {
    assertThat(ground(respond("A disk failed", "We replace it", NOW))).isEqualTo(Ground.STATE);
    assertThat(ground(decide(NOW, new AssignPriority(Impact.NONE)))).isEqualTo(Ground.STATE);
  }

  private static Decision<TicketEvent> respond(
      String triage, String nextStep, Instant at, Event... history) {
    return decide(NOW, new RespondToTicket(triage, nextStep, at), history);
  }

  private static Decision<TicketEvent> open(
      Optional<KnownCustomer> known,
      String service,
      @Nullable Impact impact,
      String subject,
      Instant contactedAt) {
    return decide(NOW, openCommand(known, service, impact, subject, contactedAt));
  }

  private static OpenTicket openCommand(
      Optional<KnownCustomer> known,
      String service,
      @Nullable Impact impact,
      String subject,
      @Nullable Instant contactedAt) {
    FirstContact contact =
        new FirstContact(
            "acme",
            service,
            TicketKind.INCIDENT,
            impact,
            subject,
            "All is down",
            contactedAt,
            Channel.PHONE,
            null);
    return new OpenTicket(TICKET, known, contact);
  }
}
