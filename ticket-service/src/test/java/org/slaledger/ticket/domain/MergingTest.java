package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.ticket.domain.Decided.ACME;
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
import static org.slaledger.ticket.domain.Decided.ground;
import static org.slaledger.ticket.domain.Decided.opened;
import static org.slaledger.ticket.domain.Decided.violations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.domain.TicketCommand.ContinueTicket;
import org.slaledger.ticket.domain.TicketCommand.MergeTicket;
import org.slaledger.ticket.domain.TicketCommand.OnWork;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketCommand.SplitTicket;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;

class MergingTest {
  private static final TicketId OTHER = new TicketId("T-2");
  private static final TicketId THIRD = new TicketId("T-3");
  private static final TicketOpened OTHER_OPENED = opened(OTHER, ACME);
  private static final TicketMerged MERGED = new TicketMerged(TICKET, OTHER, NOW);
  private static final Optional<KnownCustomer> SIGNED =
      Optional.of(new KnownCustomer(Set.of("hosting", "portal")));

  @Test
  void a_ticket_is_merged_into_another_one_of_its_customer() {
    accepts(decide(merge("T-2", OTHER_OPENED), OPENED), MERGED);
  }

  @Test
  void what_stood_still_goes_on_where_it_is_merged_into() {
    TicketPaused paused = new TicketPaused(TICKET, PauseReason.CUSTOMER_ACTION, null, CONTACT);
    accepts(
        decide(merge("T-2", OTHER_OPENED), OPENED, paused),
        new TicketContinued(TICKET, NOW),
        MERGED);
  }

  @Test
  void a_ticket_is_not_merged_into_itself_nor_into_none_nor_into_another_customers() {
    assertThat(fields(decide(merge("T-1", OPENED), OPENED))).containsExactly("into");
    assertThat(fields(decide(merge("T-2"), OPENED))).containsExactly("into");
    assertThat(fields(decide(merge("T-2", opened(OTHER, new CustomerId("globex"))), OPENED)))
        .containsExactly("into");
  }

  @Test
  void what_was_merged_itself_takes_in_no_other_and_says_where_to_go() {
    var decision = decide(merge("T-2", OTHER_OPENED, new TicketMerged(OTHER, THIRD, NOW)), OPENED);
    assertThat(fields(decision)).containsExactly("into");
    assertThat(violations(decision).getFirst().allowed()).isEqualTo("T-3");
  }

  static Stream<OnWork> work() {
    return Stream.of(
        new RespondToTicket("a", "b", null),
        new PostUpdate("a", null, null),
        new TakeReply("a", null, Channel.MAIL),
        new PauseTicket(PauseReason.THIRD_PARTY, null),
        new ContinueTicket(),
        new ResolveTicket("a", null),
        new ReopenTicket("a"),
        merge("T-3", opened(THIRD, ACME)),
        split(null));
  }

  @ParameterizedTest
  @MethodSource("work")
  void work_on_a_merged_ticket_is_sent_to_where_it_goes_on(OnWork command) {
    var decision = decide(command, OPENED, ANSWERED, MERGED);
    assertThat(conflict(decision)).isEqualTo("T-1 was merged into T-2");
    assertThat(violations(decision).getFirst().allowed()).isEqualTo("T-2");
  }

  @ParameterizedTest
  @MethodSource("work")
  void there_is_no_work_on_a_ticket_that_is_not_there(OnWork command) {
    assertThat(ground(decide(command))).isEqualTo(Ground.STATE);
  }

  @Test
  void what_was_recorded_of_a_merged_ticket_can_still_be_put_right() {
    assertThat(events(decide(new AssignPriority(Impact.MAJOR), OPENED, MERGED))).hasSize(1);
    assertThat(events(decide(new WithdrawResponse("x"), OPENED, ANSWERED, MERGED))).hasSize(1);
  }

  @Test
  void a_part_becomes_a_ticket_with_the_same_contact() {
    accepts(
        decide(split(null), OPENED),
        new TicketOpened(
            THIRD,
            ACME,
            "hosting",
            TicketKind.REQUEST,
            SEALING.seal("subject", "A mailbox"),
            SEALING.seal("text", "For a colleague"),
            CONTACT,
            Channel.PHONE,
            null),
        new PriorityAssigned(THIRD, Impact.NONE, Impact.NONE.priority()),
        new TicketSplit(TICKET, THIRD, NOW));
  }

  @Test
  void a_part_may_be_about_another_service_that_was_promised() {
    assertThat(((TicketOpened) events(decide(split("portal"), OPENED)).getFirst()).service())
        .isEqualTo("portal");
    assertThat(fields(decide(split("mail"), OPENED))).containsExactly("service");
  }

  @Test
  void a_part_says_what_it_is_about() {
    NewPart silent = new NewPart(null, TicketKind.REQUEST, null, " ", "...");
    assertThat(fields(decide(new SplitTicket(THIRD, silent, SIGNED), OPENED)))
        .containsExactly("subject", "text");
  }

  private static MergeTicket merge(String into, Event... other) {
    return new MergeTicket(into, Ticket.of(List.of(other)));
  }

  private static SplitTicket split(@Nullable String service) {
    NewPart part =
        new NewPart(service, TicketKind.REQUEST, Impact.NONE, "A mailbox", "For a colleague");
    return new SplitTicket(THIRD, part, SIGNED);
  }
}
