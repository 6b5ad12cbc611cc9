package org.slaledger.credit.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Party;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.agreement.AgreementCommand.AcceptAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.promises.Agreement;

class AgreementDeciderTest {
  private static final AgreementId ID = new AgreementId("acme-2026");
  private static final Instant NOW = Given.at("06-10T12:00:00");

  @Test
  void good_terms_are_proposed_with_their_hash_and_frozen_zones() {
    // When
    AddendumProposed proposed = (AddendumProposed) accepted(Agreement.NONE, proposal(good(null)));
    // Then
    assertThat(proposed.addendumVersion()).isEqualTo(1);
    assertThat(proposed.documentHash()).isEqualTo(AddendumDocument.hash(good(null)));
    assertThat(proposed.zone().zone()).isEqualTo("UTC");
    assertThat(proposed.zone().from()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(proposed.zone().until()).isEqualTo(Instant.parse("2037-01-01T00:00:00Z"));
  }

  @Test
  void a_customer_that_is_not_registered_is_refused() {
    assertThat(
            refused(
                Agreement.NONE,
                new ProposeAddendum(good(null), new Known(false, Map.of(), List.of(), List.of()))))
        .extracting(Violation::field)
        .containsExactly("customer");
  }

  @Test
  void a_point_that_another_agreement_uses_is_refused() {
    assertThat(
            refused(
                Agreement.NONE,
                new ProposeAddendum(
                    good(null),
                    new Known(
                        true,
                        Map.of(new PointId("web"), new AgreementId("other")),
                        List.of(),
                        List.of()))))
        .extracting(Violation::field)
        .containsExactly("services[0].points[0].point");
  }

  @Test
  void another_customers_addendum_is_refused() {
    Agreement theirs = evolved(Agreement.NONE, proposal(good(null)));
    Addendum other =
        new Given("x", "umbrella")
            .addendum(Given.firstFee("500.00", hosting(UnobservedAs.UP, point("web", 1))));
    assertThat(refused(theirs, proposal(other)))
        .extracting(Violation::field)
        .containsExactly("customer");
  }

  @Test
  void terms_that_would_judge_the_past_are_refused() {
    assertThat(refused(Agreement.NONE, proposal(partial(NOW.minus(Duration.ofHours(25))))))
        .extracting(Violation::field)
        .containsExactly("effective");
    assertThat(accepted(Agreement.NONE, proposal(partial(NOW.minus(Duration.ofHours(23))))))
        .isNotNull();
  }

  @Test
  void one_side_alone_signs_nothing() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    assertThat(events(proposed, provider(1, good(null))))
        .containsExactly(
            new AddendumAccepted(ID, 1, AddendumDocument.hash(good(null)), Party.PROVIDER, "olaf"));
  }

  @Test
  void terms_that_both_sides_accept_in_any_order_hold_from_now_on_where_they_do_not_say() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    for (List<AcceptAddendum> order :
        List.of(
            List.of(provider(1, good(null)), customer(1, good(null))),
            List.of(customer(1, good(null)), provider(1, good(null))))) {
      // When
      List<AgreementEvent> events = events(evolved(proposed, order.get(0)), order.get(1));
      // Then
      assertThat(events).hasSize(2);
      AddendumSigned signed = (AddendumSigned) events.getLast();
      assertThat(signed.effectiveFrom()).isEqualTo(NOW);
      assertThat(signed.signedBy()).isEqualTo("carla");
    }
  }

  @Test
  void signed_terms_hold_from_when_they_say() {
    Instant august = Given.at("08-01T00:00:00");
    Agreement half = evolved(Agreement.NONE, proposal(good(august)), provider(1, good(august)));
    AddendumSigned signed = (AddendumSigned) accepted(half, customer(1, good(august)));
    assertThat(signed.effectiveFrom()).isEqualTo(august);
  }

  @Test
  void another_documents_hash_accepts_nothing() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    assertThat(
            refused(
                proposed,
                new AcceptAddendum(1, "0".repeat(64), Party.CUSTOMER, "carla", true, List.of())))
        .extracting(Violation::field)
        .containsExactly("documentHash");
  }

  @Test
  void nobody_but_a_contact_of_the_customer_accepts_for_it() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    String hash = AddendumDocument.hash(good(null));
    assertThat(
            refused(
                proposed, new AcceptAddendum(1, hash, Party.CUSTOMER, "anybody", false, List.of())))
        .containsExactly(
            new Violation(
                "onBehalfOf", "'anybody' is no contact of acme", "a contact of the customer"));
  }

  @Test
  void a_version_that_is_not_there_can_not_be_accepted() {
    assertThat(refused(Agreement.NONE, provider(1, good(null))))
        .extracting(Violation::field)
        .containsExactly("version");
  }

  @Test
  void no_side_accepts_twice() {
    Agreement half = evolved(Agreement.NONE, proposal(good(null)), provider(1, good(null)));
    assertThat(refused(half, provider(1, good(null))))
        .extracting(Violation::message)
        .containsExactly("the PROVIDER has accepted it");
  }

  @Test
  void what_is_signed_is_not_accepted_again_nor_what_stands_before_it() {
    // Given
    Agreement two = evolved(Agreement.NONE, proposal(good(null)), proposal(good(null)));
    Agreement signed = evolved(two, provider(2, good(null)), customer(2, good(null)));
    // Then
    assertThat(refused(signed, provider(1, good(null)))).hasSize(1);
    assertThat(refused(signed, customer(2, good(null)))).hasSize(1);
  }

  @Test
  void what_another_agreement_promises_by_now_is_not_signed() {
    Agreement half = evolved(Agreement.NONE, proposal(good(null)), provider(1, good(null)));
    var elsewhere =
        List.of(new Elsewhere(new AgreementId("acme-2025"), "hosting", Instant.EPOCH, null));
    assertThat(
            refused(
                half,
                new AcceptAddendum(
                    1,
                    AddendumDocument.hash(good(null)),
                    Party.CUSTOMER,
                    "carla",
                    true,
                    elsewhere)))
        .extracting(Violation::field)
        .containsExactly("services[0].service");
  }

  @Test
  void with_an_agreement_that_ended_nothing_is_done() {
    Agreement ended =
        evolved(Agreement.NONE, proposal(good(null)))
            .evolve(new AgreementEnded(ID, NOW, "moved", null));
    assertThat(refused(ended, proposal(good(null)))).hasSize(1);
    assertThat(refused(ended, provider(1, good(null)))).hasSize(1);
  }

  private static Addendum good(@Nullable Instant effective) {
    return effective == null
        ? partial(null)
        : Given.acme().addendum(effective, hosting(UnobservedAs.EXCLUDED, point("web", 3)));
  }

  private static Addendum partial(@Nullable Instant effective) {
    return Given.acme()
        .addendum(
            effective, Given.firstFee("500.00", hosting(UnobservedAs.EXCLUDED, point("web", 3))));
  }

  private static ProposeAddendum proposal(Addendum addendum) {
    return new ProposeAddendum(addendum, new Known(true, Map.of(), List.of(), List.of()));
  }

  private static AcceptAddendum provider(int version, Addendum addendum) {
    return new AcceptAddendum(
        version, AddendumDocument.hash(addendum), Party.PROVIDER, "olaf", true, List.of());
  }

  private static AcceptAddendum customer(int version, Addendum addendum) {
    return new AcceptAddendum(
        version, AddendumDocument.hash(addendum), Party.CUSTOMER, "carla", true, List.of());
  }

  private static Agreement evolved(Agreement state, AgreementCommand... commands) {
    Agreement evolved = state;
    for (AgreementCommand command : commands) {
      for (AgreementEvent event : events(evolved, command)) {
        evolved = evolved.evolve(event);
      }
    }
    return evolved;
  }

  private static AgreementEvent accepted(Agreement state, AgreementCommand command) {
    return events(state, command).getLast();
  }

  private static List<AgreementEvent> events(Agreement state, AgreementCommand command) {
    return ((Decision.Accepted<AgreementEvent>) AgreementDecider.decide(ID, state, command, NOW))
        .events();
  }

  private static List<Violation> refused(Agreement state, AgreementCommand command) {
    return ((Decision.Refused<AgreementEvent>) AgreementDecider.decide(ID, state, command, NOW))
        .violations();
  }
}
