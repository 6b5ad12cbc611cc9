package org.slaledger.clock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.clock.domain.Given.CONTACT;
import static org.slaledger.clock.domain.Given.started;
import static org.slaledger.clock.domain.Given.terms;
import static org.slaledger.clock.domain.Given.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.domain.ClockCommand.RetargetClock;
import org.slaledger.clock.domain.ClockCommand.StartClock;
import org.slaledger.contract.Priority;

class TicketFollowingTest {
  private static final ResponseClock NONE = new ResponseClock.NotStarted();
  private static final Instant NOW = CONTACT.plusSeconds(5);

  @Test
  void a_clock_waits_for_priority_and_terms_and_a_promise() {
    // Given
    List<SignedTerms> signed = List.of(terms());
    // When
    Optional<ClockCommand> withoutPriority = follow(NONE, ticket(null, null), signed);
    Optional<ClockCommand> withoutTerms = follow(NONE, ticket(Priority.P1, null), List.of());
    Optional<ClockCommand> withoutPromise = follow(NONE, ticket(Priority.P4, null), signed);
    Optional<ClockCommand> complete = follow(NONE, ticket(Priority.P1, null), signed);
    // Then
    assertThat(withoutPriority).isEmpty();
    assertThat(withoutTerms).isEmpty();
    assertThat(withoutPromise).isEmpty();
    assertThat(complete).containsInstanceOf(StartClock.class);
  }

  @Test
  void a_running_clock_follows_the_priority() {
    // Given
    ResponseClock clock = started(Priority.P1);
    // When
    Optional<ClockCommand> command = follow(clock, ticket(Priority.P2, null), List.of(terms()));
    // Then
    assertThat(command.map(ClockCommand::promise).map(Promise::priority)).contains(Priority.P2);
    assertThat(command)
        .hasValueSatisfying(
            found ->
                assertThat(((RetargetClock) found).reason())
                    .isEqualTo("priority changed from P1 to P2"));
  }

  @Test
  void terms_signed_after_the_contact_leave_a_running_clock_alone() {
    // Given a second version that takes effect before the contact but was signed after it
    SignedTerms backdated =
        terms("acme-2026", 2, CONTACT.minusSeconds(60), "hosting", CONTACT.plusMillis(1), null);
    // When
    Optional<ClockCommand> command =
        follow(started(Priority.P1), ticket(Priority.P1, null), List.of(terms(), backdated));
    // Then
    assertThat(command.map(ClockCommand::promise).map(Promise::addendumVersion)).contains(1);
  }

  @Test
  void terms_signed_before_the_contact_hold_although_we_heard_of_them_later() {
    // Given
    SignedTerms second = terms("acme-2026", 2, CONTACT.minusSeconds(60), "hosting");
    // When
    Optional<ClockCommand> command =
        follow(started(Priority.P1), ticket(Priority.P1, null), List.of(terms(), second));
    // Then
    assertThat(command.map(ClockCommand::promise).map(Promise::addendumVersion)).contains(2);
  }

  @Test
  void terms_of_another_agreement_leave_a_running_clock_alone() {
    // Given
    SignedTerms other = terms("other", 1, CONTACT.minus(Duration.ofDays(1)), "hosting");
    // When
    Optional<ClockCommand> command =
        follow(started(Priority.P1), ticket(Priority.P1, null), List.of(terms(), other));
    // Then
    assertThat(command.map(ClockCommand::promise).map(p -> p.agreement().value()))
        .contains("acme-2026");
  }

  private static Optional<ClockCommand> follow(
      ResponseClock clock, TicketFacts ticket, List<SignedTerms> signed) {
    return TicketFollowing.command(clock, ticket, signed, NOW);
  }
}
