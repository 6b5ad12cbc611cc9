package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

class CoverageTest {
  private static final Instant START = at("06-01T00:00:00");

  @Test
  void each_piece_names_the_minutes_that_tell_of_it_and_no_others() {
    // Given: six minutes, two failures that no clock orders with them, then four minutes more
    Given given = Given.acme();
    given.signed(
        given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point("web", 1))), START);
    minutes(given, 0, 6);
    given.failed("web", minute(2), 1).recovered("web", minute(3), minute(2));
    minutes(given, 6, 10);
    // When
    ServiceStatement service =
        ((Derivation.Derived)
                StatementFold.derive(
                    Question.asOf(given.agreement, "2026-06", minute(12)), given.events()))
            .statement()
            .services()
            .getFirst();
    // Then
    assertThat(service.account())
        .extracting(piece -> piece.fate() + " " + piece.evidence())
        .containsExactly(
            "UP [probe/web@local 1-2]",
            "COUNTED [probe/web@local 7-8]",
            "UP [probe/web@local 4-6, probe/web@local 9-12]",
            "UNOBSERVED []");
  }

  @Test
  void minutes_with_a_gap_between_them_are_not_one_stretch() {
    Given given = Given.acme();
    given.covered("web", minute(0), minute(1)).covered("web", minute(2), minute(3));
    assertThat(Coverage.of(given.events())).hasSize(2);
    assertThat(Coverage.of(List.of())).isEmpty();
  }

  private static void minutes(Given given, int from, int to) {
    for (int i = from; i < to; i++) {
      given.covered("web", minute(i), minute(i + 1));
    }
  }

  private static Instant minute(int number) {
    return START.plus(Duration.ofMinutes(number));
  }
}
