package org.slaledger.credit.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.agreement.AgreementCommand.EndAgreement;
import org.slaledger.credit.domain.agreement.VersionState.Facts;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.AvailabilityInForce;

class LifeTest {
  private static final Instant NOW = at("06-10T12:00:00");
  private static final Instant JULY = at("07-01T00:00:00");

  @Test
  void an_agreement_that_ends_within_a_period_states_every_fee_of_it() {
    Instant within = at("07-10T00:00:00");
    assertThat(end(within, Map.of("hosting", new BigDecimal("300.00")))).isEmpty();
    assertThat(end(within, null)).containsExactly("lastPeriodFees.hosting");
    assertThat(end(within, Map.of("hosting", new BigDecimal("-1"), "mail", BigDecimal.ONE)))
        .containsExactlyInAnyOrder("lastPeriodFees.hosting", "lastPeriodFees.mail");
  }

  @Test
  void an_agreement_that_ends_with_a_period_states_none() {
    assertThat(end(JULY, null)).isEmpty();
    assertThat(end(JULY, Map.of("hosting", BigDecimal.ONE))).containsExactly("lastPeriodFees");
  }

  @Test
  void nothing_ends_long_ago_without_a_reason_or_before_it_began() {
    assertThat(end(at("06-09T11:00:00"), null)).containsExactly("at");
    assertThat(violations(acme(), new EndAgreement(JULY, " ", null))).containsExactly("reason");
    assertThat(violations(Agreement.NONE, new EndAgreement(JULY, "moved", null)))
        .containsExactly("agreement");
  }

  @Test
  void terms_for_availability_change_with_the_period_and_for_response_at_once() {
    // Given
    Given given = twoVersions();
    Agreement agreement = Agreement.of(given.events().stream().map(event -> event.data()).toList());
    AvailabilityInForce availability = new AvailabilityInForce(agreement);
    // Then: version 2 takes effect on 20 June
    assertThat(availability(availability, "05-09T23:00:00")).isNull();
    assertThat(availability(availability, "05-10T00:00:00")).isEqualTo("1 2026-05");
    assertThat(availability(availability, "06-25T00:00:00")).isEqualTo("1 2026-06");
    assertThat(availability(availability, "07-01T00:00:00")).isEqualTo("2 2026-07");
    assertThat(response(given, "05-09T23:00:00")).isNull();
    assertThat(response(given, "06-19T23:59:59")).isEqualTo(1);
    assertThat(response(given, "06-20T00:00:00")).isEqualTo(2);
  }

  @Test
  void a_version_is_proposed_accepted_signed_effective_superseded_or_ended() {
    Facts open = new Facts(3, 0, null);
    Facts half = new Facts(3, 1, null);
    Facts one = new Facts(1, 2, at("05-01T00:00:00"));
    Facts two = new Facts(2, 2, at("06-20T00:00:00"));
    assertThat(state(open, one)).isEqualTo(VersionState.PROPOSED);
    assertThat(state(half, one)).isEqualTo(VersionState.ACCEPTED_BY_ONE);
    assertThat(state(new Facts(1, 1, null), two)).isEqualTo(VersionState.SUPERSEDED);
    assertThat(state(two, one)).isEqualTo(VersionState.SIGNED);
    assertThat(state(one, two)).isEqualTo(VersionState.EFFECTIVE);
    Instant later = at("06-20T00:00:00");
    assertThat(VersionState.of(one, List.of(one, two), null, later))
        .isEqualTo(VersionState.SUPERSEDED);
    assertThat(VersionState.of(two, List.of(one, two), later, later)).isEqualTo(VersionState.ENDED);
    assertThat(VersionState.of(one, List.of(one, two), later, later))
        .isEqualTo(VersionState.SUPERSEDED);
  }

  private static VersionState state(Facts it, Facts other) {
    return VersionState.of(it, List.of(it, other), null, NOW);
  }

  private static Given twoVersions() {
    Given given = Given.acme();
    var terms = given.addendum(hosting(UnobservedAs.UP, point("web", 1)));
    return given.signed(terms, at("05-10T00:00:00")).signed(terms, at("06-20T00:00:00"));
  }

  private static @Nullable String availability(AvailabilityInForce terms, String rest) {
    return terms
        .at(at(rest))
        .map(held -> held.version().number() + " " + held.period().name())
        .orElse(null);
  }

  private static @Nullable Integer response(Given given, String rest) {
    Optional<Agreement.Version> held = ResponseInForce.at(at(rest), given.events());
    return held.map(Agreement.Version::number).orElse(null);
  }

  private static Agreement acme() {
    return Agreement.of(twoVersions().events().stream().map(event -> event.data()).toList());
  }

  private static List<String> end(Instant when, @Nullable Map<String, BigDecimal> fees) {
    return violations(acme(), new EndAgreement(when, "moved away", fees));
  }

  private static List<String> violations(Agreement agreement, EndAgreement command) {
    Decision<AgreementEvent> decision =
        AgreementDecider.decide(Given.acme().agreement, agreement, command, NOW);
    return switch (decision) {
      case Decision.Accepted<AgreementEvent>(List<AgreementEvent> events) -> {
        AgreementEnded ended = (AgreementEnded) events.getFirst();
        assertThat(ended.at()).isEqualTo(command.at());
        yield List.of();
      }
      case Decision.Refused<AgreementEvent> no ->
          no.violations().stream().map(Violation::field).toList();
    };
  }
}
