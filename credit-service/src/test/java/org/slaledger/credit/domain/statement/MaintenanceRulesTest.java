package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;

class MaintenanceRulesTest {
  private static final Instant JANUARY = at("01-10T00:00:00");

  @Test
  void maintenance_has_to_lie_whole_in_the_hours_of_its_calendar() {
    // Given: Mondays 09:00 to 17:00 in Amsterdam, 07:00 to 15:00 UTC in June
    Given given = signed("office", null);
    given.record(Given.office(1).calendar().stream(), JANUARY, Given.office(1));
    given.announced("W-1", JANUARY, at("06-01T07:00:00"), at("06-01T08:00:00"));
    given.announced("W-2", JANUARY, at("06-01T14:30:00"), at("06-01T15:30:00"));
    // When
    Statement june = june(given);
    // Then
    assertThat(holds(june)).containsExactly(true, false);
    assertThat(june.services().getFirst().exclusions().get(1).why())
        .isEqualTo("it does not lie whole in hours of office");
    assertThat(june.services().getFirst().measured().excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(june.cut()).extracting(one -> one.stream().value()).contains("calendar/office");
  }

  @Test
  void a_calendar_that_nobody_published_refuses_the_sum() {
    Derivation derivation = StatementFold.derive(question(), signed("office", null).events());
    assertThat(((Derivation.Refused) derivation).problems())
        .extracting(problem -> problem.message())
        .containsExactly("calendar/office was not published");
  }

  @Test
  void the_yearly_cap_is_used_up_by_the_earliest_windows() {
    // Given: 5 h in March, and two overlapping windows of 3 h together in June
    Given given = signed(null, Duration.ofHours(7));
    given.announced("W-0", JANUARY, at("03-01T00:00:00"), at("03-01T05:00:00"));
    given.announced("W-1", JANUARY, at("06-03T00:00:00"), at("06-03T02:00:00"));
    given.announced("W-2", JANUARY, at("06-03T01:00:00"), at("06-03T03:00:00"));
    given.announced("W-3", JANUARY, at("06-20T00:00:00"), at("06-20T01:00:00"));
    // When
    Statement june = june(given);
    // Then: 2 h of the 7 are left in June
    assertThat(june.services().getFirst().measured().excluded()).isEqualTo(Duration.ofHours(2));
    assertThat(holds(june)).containsExactly(true, true, false);
    assertThat(june.services().getFirst().exclusions().getLast().why())
        .endsWith("; the year's PT7H are used up at 2026-06-03T02:00:00Z");
  }

  @Test
  void a_cap_that_is_not_used_up_changes_nothing_and_the_agreements_beginning_begins_the_count() {
    Given given = signed(null, Duration.ofHours(2));
    given.announced("W-0", at("01-01T00:00:00"), at("01-05T00:00:00"), at("01-05T09:00:00"));
    given.announced("W-1", JANUARY, at("06-03T00:00:00"), at("06-03T02:00:00"));
    assertThat(june(given).services().getFirst().measured().excluded())
        .isEqualTo(Duration.ofHours(2));
  }

  private static List<Boolean> holds(Statement statement) {
    return statement.services().getFirst().exclusions().stream().map(Claim::holds).toList();
  }

  /** Nobody measures, and that counts as down: each excluded instant is seen in the account. */
  private static Given signed(@Nullable String within, @Nullable Duration yearlyCap) {
    Given given = Given.acme();
    return given.signed(
        given.addendum(
            Given.maintained(
                new MaintenanceTerms(Duration.ofHours(48), within, yearlyCap),
                hosting(UnobservedAs.DOWN, point("web", 1)))),
        JANUARY);
  }

  private static Question question() {
    return Question.asOf(Given.acme().agreement, "2026-06", at("08-01T00:00:00"));
  }

  private static Statement june(Given given) {
    return ((Derivation.Derived) StatementFold.derive(question(), given.events())).statement();
  }
}
