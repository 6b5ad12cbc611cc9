package org.slaledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void a_problem_is_seen_from_the_document_that_holds_the_value() {
    // Given
    Problem inner = new Problem("fee", "-1 is negative", "zero or more");
    Problem whole = new Problem("", "is no document", "a document");
    // Then
    assertThat(inner.under("services[0]"))
        .hasToString("services[0].fee: -1 is negative (allowed: zero or more)");
    assertThat(whole.under("services[0]").field()).isEqualTo("services[0]");
  }

  @Test
  void a_refusal_keeps_every_problem_through_what_would_have_followed() {
    // Given
    Checked<Integer> refused = Checked.refused("fee", "-1 is negative", "zero or more");
    // Then
    assertThat(refused.then(value -> new Checked.Accepted<>(value + 1)).problems())
        .isEqualTo(refused.problems())
        .hasSize(1);
    assertThat(new Checked.Accepted<>(1).problems()).isEqualTo(List.of());
  }
}
