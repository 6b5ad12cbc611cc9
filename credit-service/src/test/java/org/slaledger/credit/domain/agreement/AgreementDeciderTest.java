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
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.SignAddendum;

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
    assertThat(proposed.zones()).hasSize(1);
    assertThat(proposed.zones().getFirst().from()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(proposed.zones().getFirst().until())
        .isEqualTo(Instant.parse("2037-01-01T00:00:00Z"));
  }

  @Test
  void a_customer_that_is_not_registered_is_refused() {
    assertThat(refused(Agreement.NONE, new ProposeAddendum(good(null), false, Map.of())))
        .extracting(Violation::field)
        .containsExactly("customer");
  }

  @Test
  void a_point_that_another_agreement_uses_is_refused() {
    assertThat(
            refused(
                Agreement.NONE,
                new ProposeAddendum(
                    good(null), true, Map.of(new PointId("web"), new AgreementId("other")))))
        .extracting(Violation::field)
        .containsExactly("services[0].points[0].point");
  }

  @Test
  void another_customers_addendum_is_refused() {
    Agreement theirs = evolved(Agreement.NONE, proposal(good(null)));
    Addendum other = new Given("x", "umbrella").addendum(hosting(UnobservedAs.UP, point("web", 1)));
    assertThat(refused(theirs, proposal(other)))
        .extracting(Violation::field)
        .containsExactly("customer");
  }

  @Test
  void terms_that_would_judge_the_past_are_refused() {
    assertThat(refused(Agreement.NONE, proposal(good(NOW.minus(Duration.ofHours(25))))))
        .extracting(Violation::field)
        .containsExactly("effective");
    assertThat(accepted(Agreement.NONE, proposal(good(NOW.minus(Duration.ofHours(23))))))
        .isNotNull();
  }

  @Test
  void signed_terms_hold_from_now_on_where_they_do_not_say() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    AddendumSigned signed = (AddendumSigned) accepted(proposed, signature(1, good(null)));
    assertThat(signed.effectiveFrom()).isEqualTo(NOW);
    assertThat(signed.signedBy()).isEqualTo("carla");
  }

  @Test
  void signed_terms_hold_from_when_they_say() {
    Instant august = Given.at("08-01T00:00:00");
    Agreement proposed = evolved(Agreement.NONE, proposal(good(august)));
    AddendumSigned signed = (AddendumSigned) accepted(proposed, signature(1, good(august)));
    assertThat(signed.effectiveFrom()).isEqualTo(august);
  }

  @Test
  void another_documents_hash_signs_nothing() {
    Agreement proposed = evolved(Agreement.NONE, proposal(good(null)));
    assertThat(refused(proposed, new SignAddendum(1, "0".repeat(64), "carla")))
        .extracting(Violation::field)
        .containsExactly("documentHash");
  }

  @Test
  void a_version_that_is_not_there_can_not_be_signed() {
    assertThat(refused(Agreement.NONE, signature(1, good(null))))
        .extracting(Violation::field)
        .containsExactly("version");
  }

  @Test
  void what_is_signed_is_not_signed_again_nor_what_stands_before_it() {
    // Given
    Agreement two = evolved(evolved(Agreement.NONE, proposal(good(null))), proposal(good(null)));
    Agreement signed = evolved(two, signature(2, good(null)));
    // Then
    assertThat(refused(signed, signature(1, good(null)))).hasSize(1);
    assertThat(refused(signed, signature(2, good(null)))).hasSize(1);
  }

  @Test
  void with_an_agreement_that_ended_nothing_is_done() {
    Agreement ended =
        evolved(Agreement.NONE, proposal(good(null))).evolve(new AgreementEnded(ID, NOW, "moved"));
    assertThat(refused(ended, proposal(good(null)))).hasSize(1);
    assertThat(refused(ended, signature(1, good(null)))).hasSize(1);
  }

  private static Addendum good(@Nullable Instant effective) {
    Addendum it = Given.acme().addendum(hosting(UnobservedAs.EXCLUDED, point("web", 3)));
    return new Addendum(
        it.customer(),
        it.zone(),
        it.currency(),
        it.cycle(),
        effective,
        it.calendars(),
        it.response(),
        it.services());
  }

  private static ProposeAddendum proposal(Addendum addendum) {
    return new ProposeAddendum(addendum, true, Map.of());
  }

  private static SignAddendum signature(int version, Addendum addendum) {
    return new SignAddendum(version, AddendumDocument.hash(addendum), "carla");
  }

  private static Agreement evolved(Agreement state, AgreementCommand command) {
    return state.evolve(accepted(state, command));
  }

  private static AgreementEvent accepted(Agreement state, AgreementCommand command) {
    return ((Decision.Accepted<AgreementEvent>) AgreementDecider.decide(ID, state, command, NOW))
        .events()
        .getFirst();
  }

  private static List<Violation> refused(Agreement state, AgreementCommand command) {
    return ((Decision.Refused<AgreementEvent>) AgreementDecider.decide(ID, state, command, NOW))
        .violations();
  }
}
