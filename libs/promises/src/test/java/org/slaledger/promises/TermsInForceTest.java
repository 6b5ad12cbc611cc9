package org.slaledger.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.promises.Given.CONTACT;
import static org.slaledger.promises.Given.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermsInForceTest {
  private static final Instant BEFORE = CONTACT.minus(Duration.ofDays(10));
  private static final Instant AFTER = CONTACT.plus(Duration.ofDays(10));

  @Test
  void without_signed_terms_none_apply() {
    // Given // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of())).isEmpty();
  }

  @Test
  void the_version_in_force_at_the_contact_applies() {
    // Given
    SignedTerms first = terms("a", 1, BEFORE, "hosting");
    SignedTerms second = terms("a", 2, CONTACT, "hosting");
    SignedTerms third = terms("a", 3, CONTACT.plusMillis(1), "hosting");
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(third, first, second))).contains(second);
  }

  @Test
  void where_none_was_in_force_the_first_to_take_effect_applies() {
    // Given
    SignedTerms first = terms("a", 1, AFTER, "hosting");
    SignedTerms second = terms("a", 2, AFTER.plusSeconds(1), "hosting");
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(second, first))).contains(first);
  }

  @Test
  void of_two_versions_that_take_effect_together_the_later_one_applies() {
    // Given
    SignedTerms first = terms("a", 1, BEFORE, "hosting");
    SignedTerms second = terms("a", 2, BEFORE, "hosting");
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(first, second))).contains(second);
  }

  @Test
  void an_agreement_that_had_ended_promises_nothing() {
    // Given
    SignedTerms ended = terms("a", 1, BEFORE, "hosting", BEFORE, CONTACT);
    SignedTerms endsLater = terms("b", 1, BEFORE, "hosting", BEFORE, CONTACT.plusMillis(1));
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(ended))).isEmpty();
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(endsLater))).contains(endsLater);
  }

  @Test
  void the_agreement_that_names_the_service_wins_over_a_newer_one() {
    // Given
    SignedTerms named = terms("a", 1, BEFORE, "hosting");
    SignedTerms newer = terms("b", 1, CONTACT, "portal");
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(newer, named))).contains(named);
  }

  @Test
  void terms_in_force_win_over_later_ones_that_name_the_service() {
    // Given
    SignedTerms inForce = terms("a", 1, BEFORE, "portal");
    SignedTerms later = terms("b", 1, AFTER, "hosting");
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(later, inForce))).contains(inForce);
  }

  @Test
  void the_order_in_which_terms_arrive_changes_nothing() {
    // Given
    List<SignedTerms> signed = new ArrayList<>();
    for (int version = 1; version <= 4; version++) {
      Instant effective = BEFORE.plus(Duration.ofDays(5L * version));
      signed.add(terms("a", version, effective, "hosting"));
      signed.add(terms("b", version, effective, "hosting"));
      signed.add(terms("c", version, effective, "portal"));
    }
    SignedTerms expected = TermsInForce.at(CONTACT, "hosting", signed).orElseThrow();
    Random random = new Random(20261123);
    // When // Then
    for (int round = 0; round < 200; round++) {
      Collections.shuffle(signed, random);
      assertThat(TermsInForce.at(CONTACT, "hosting", signed)).contains(expected);
    }
    assertThat(expected.agreement().value()).isEqualTo("a");
    assertThat(expected.version()).isEqualTo(2);
  }

  @Test
  void a_version_that_is_dated_back_takes_no_place_of_another() {
    // Given
    SignedTerms first = terms("a", 1, BEFORE, "hosting");
    SignedTerms datedBack =
        terms("a", 2, CONTACT.minusSeconds(60), "hosting", CONTACT.plusSeconds(60), null);
    // When // Then
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(datedBack, first))).contains(first);
    assertThat(TermsInForce.at(CONTACT, "hosting", List.of(datedBack))).contains(datedBack);
    assertThat(TermsInForce.at(CONTACT.plusSeconds(60), "hosting", List.of(first, datedBack)))
        .contains(datedBack);
  }
}
