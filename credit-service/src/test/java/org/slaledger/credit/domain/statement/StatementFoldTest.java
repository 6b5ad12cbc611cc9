package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.ServiceStatement.Observation;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.rules.Problem;
import org.slaledger.rules.credit.Fate;

class StatementFoldTest {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant JUNE = at("06-01T00:00:00");
  private static final Instant JULY = at("07-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");

  @Test
  void an_hour_in_june_is_counted_from_the_first_of_three_failures() {
    // Given
    Given given = measured(UnobservedAs.EXCLUDED, 3);
    given.failed("web", DOWN, 1).failed("web", DOWN.plusSeconds(30), 2);
    given.failed("web", DOWN.plusSeconds(60), 3).recovered("web", BACK, DOWN);
    // When
    ServiceStatement service = june(given).services().getFirst();
    // Then: 719 h of 720 h
    assertThat(service.availability()).hasToString("99.861111");
    assertThat(service.creditPercent()).hasToString("10.000000");
    assertThat(service.creditAmount()).hasToString("100.00");
    assertThat(service.measured().counted()).isEqualTo(Duration.ofHours(1));
    Piece piece = service.account().get(1);
    assertThat(piece.from()).isEqualTo(DOWN);
    assertThat(piece.to()).isEqualTo(BACK);
    assertThat(piece.observed()).isEqualTo(Observation.DOWN);
    assertThat(piece.fate()).isEqualTo(Fate.Kind.COUNTED);
    assertThat(piece.evidence())
        .extracting(EventRange::toString)
        .containsExactly("probe/web@local 2-5");
  }

  @Test
  void failures_that_nothing_confirms_are_no_outage() {
    Given given = measured(UnobservedAs.EXCLUDED, 3);
    given
        .failed("web", DOWN, 1)
        .failed("web", DOWN.plusSeconds(30), 2)
        .recovered("web", BACK, DOWN);
    assertThat(june(given).services().getFirst().availability()).hasToString("100.000000");
    assertThat(june(given).credit()).hasToString("0.00");
  }

  @Test
  void announced_maintenance_is_excluded_and_says_so() {
    // Given
    Given given = downFor(BACK).announced("W-1", DOWN.minus(Duration.ofDays(2)), DOWN, BACK);
    // When
    ServiceStatement service = june(given).services().getFirst();
    // Then
    assertThat(service.measured().excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(service.creditAmount()).hasToString("0.00");
    assertThat(service.exclusions().getFirst().holds()).isTrue();
    assertThat(service.account().get(1).why())
        .isEqualTo("planned maintenance, window/W-1; does not count as down");
    assertThat(service.account().get(1).evidence())
        .extracting(EventRange::toString)
        .containsExactly("probe/web@local 1-2", "window/W-1 1");
  }

  @Test
  void maintenance_announced_too_late_has_no_effect_and_says_so() {
    Given given = downFor(BACK).announced("W-1", DOWN.minus(Duration.ofHours(47)), DOWN, BACK);
    ServiceStatement service = june(given).services().getFirst();
    assertThat(service.creditAmount()).hasToString("100.00");
    assertThat(service.exclusions().getFirst().holds()).isFalse();
    assertThat(service.exclusions().getFirst().why())
        .isEqualTo("announced PT47H ahead, the addendum asks for PT48H");
  }

  @Test
  void notice_counts_from_when_the_announcement_was_recorded() {
    Given given = downFor(BACK).announced("W-1", MAY, DOWN.minusSeconds(60), DOWN, BACK);
    assertThat(june(given).credit()).hasToString("100.00");
  }

  @Test
  void what_was_recorded_after_the_instant_asked_for_is_not_read() {
    // Given
    Given given = downFor(BACK).announced("W-1", MAY, JULY, DOWN, BACK);
    Instant asOf = DOWN.plus(Duration.ofMinutes(30));
    // When
    Statement statement = derived(given, "2026-06", asOf);
    // Then: neither coverage nor recovery nor the window was there yet
    assertThat(statement.cut())
        .extracting(one -> one.stream() + " " + one.version())
        .containsExactly("agreement/acme-2026 4", "probe/web@local 1");
  }

  @Test
  void a_cancelled_window_excludes_nothing() {
    Given given = downFor(BACK).announced("W-1", MAY, DOWN, BACK);
    WindowId window = new WindowId("W-1");
    given.record(
        window.stream(),
        DOWN,
        new MaintenanceWindowCancelled(window, List.of(1), DOWN, "not needed", null));
    assertThat(june(given).credit()).hasToString("100.00");
  }

  @Test
  void what_is_left_of_a_window_that_closed_early_counts() {
    // Given
    Given given = downFor(BACK).announced("W-1", MAY, DOWN, BACK);
    WindowId window = new WindowId("W-1");
    Instant closed = DOWN.plus(Duration.ofMinutes(10));
    given.record(window.stream(), closed, new MaintenanceWindowClosed(window, 1, closed, null));
    // When
    ServiceStatement service = june(given).services().getFirst();
    // Then
    assertThat(service.measured().excluded()).isEqualTo(Duration.ofMinutes(10));
    assertThat(service.measured().counted()).isEqualTo(Duration.ofMinutes(50));
  }

  @Test
  void silence_counts_as_the_addendum_says() {
    assertThat(availabilityOfHalfSeen(UnobservedAs.UP)).isEqualTo("100.000000");
    assertThat(availabilityOfHalfSeen(UnobservedAs.EXCLUDED)).isEqualTo("100.000000");
    assertThat(availabilityOfHalfSeen(UnobservedAs.DOWN)).isEqualTo("50.000000");
  }

  private static String availabilityOfHalfSeen(UnobservedAs unobserved) {
    Given given = Given.acme();
    given.signed(given.addendum(hosting(unobserved, point("web", 1))), MAY);
    given.covered("web", MAY, JUNE.plus(Duration.ofDays(15)));
    return String.valueOf(june(given).services().getFirst().availability());
  }

  @Test
  void with_nothing_seen_and_silence_excluded_there_is_no_availability_and_no_credit() {
    Given given = Given.acme();
    given.signed(given.addendum(hosting(UnobservedAs.EXCLUDED, point("web", 1))), MAY);
    ServiceStatement service = june(given).services().getFirst();
    assertThat(service.availability()).isNull();
    assertThat(service.seenUntil()).isNull();
    assertThat(String.valueOf(service.whyZero())).isEqualTo("EMPTY_DENOMINATOR");
  }

  @Test
  void one_location_that_sees_it_down_is_enough_and_one_that_is_silent_takes_nothing_away() {
    // Given
    Given given = Given.acme();
    given.signed(given.addendum(hosting(UnobservedAs.DOWN, point("web", 1))), MAY);
    given.covered("web@oslo", MAY, JULY).covered("web@rome", MAY, at("06-25T00:00:00"));
    given.failed("web@rome", DOWN, 1).recovered("web@rome", BACK, DOWN);
    // When
    ServiceStatement service = june(given).services().getFirst();
    // Then
    assertThat(service.measured().counted()).isEqualTo(Duration.ofHours(1));
    assertThat(service.measured().unobserved()).isZero();
  }

  @Test
  void a_quorum_of_two_takes_no_single_locations_word_and_staleness_bridges_a_short_gap() {
    // Given
    Given given = Given.acme();
    var point = Given.judged(point("web", 1), Duration.ofMinutes(10), 2);
    given.signed(given.addendum(hosting(UnobservedAs.DOWN, point)), MAY);
    Instant gap = at("06-10T00:00:00");
    for (String where : List.of("web@oslo", "web@rome")) {
      given.covered(where, MAY, gap).covered(where, gap.plus(Duration.ofMinutes(11)), JULY);
    }
    given.failed("web@rome", DOWN, 1).recovered("web@rome", BACK, DOWN);
    given.failed("web@oslo", DOWN.plusSeconds(600), 1);
    given.recovered("web@oslo", DOWN.plusSeconds(1200), DOWN.plusSeconds(600));
    // When
    ServiceStatement service = june(given).services().getFirst();
    // Then: ten minutes in which both saw it down, and the one that was left of the gap
    assertThat(service.measured().counted()).isEqualTo(Duration.ofMinutes(11));
    assertThat(service.measured().unobserved()).isZero();
  }

  @Test
  void a_silent_location_counts_as_agreed_and_who_was_not_named_does_not_count() {
    // Given: Oslo sees it down for an hour, Rome is silent in its second half, Bern sees it up
    Given given = Given.acme();
    var point = Given.seenFrom(List.of("oslo", "rome"), SilentAs.DOWN, point("web", 1));
    given.signed(given.addendum(hosting(UnobservedAs.DOWN, point)), MAY);
    Instant half = DOWN.plus(Duration.ofMinutes(30));
    given.covered("web@oslo", MAY, JULY).failed("web@oslo", DOWN, 1);
    given.recovered("web@oslo", DOWN.plus(Duration.ofHours(1)), DOWN);
    given.covered("web@rome", MAY, half).covered("web@rome", DOWN.plus(Duration.ofHours(2)), JULY);
    given.covered("web@bern", MAY, JULY);
    // When
    Statement statement = june(given);
    ServiceStatement service = statement.services().getFirst();
    // Then
    assertThat(service.measured().counted()).isEqualTo(Duration.ofMinutes(30));
    assertThat(service.account())
        .filteredOn(piece -> piece.observed() == ServiceStatement.Observation.DOWN)
        .singleElement()
        .satisfies(
            piece -> {
              assertThat(piece.from()).isEqualTo(half);
              assertThat(piece.evidence())
                  .extracting(range -> range.stream().value())
                  .containsOnly("probe/web@oslo");
            });
    assertThat(statement.cut())
        .extracting(cut -> cut.stream().value())
        .contains("probe/web@oslo", "probe/web@rome")
        .doesNotContain("probe/web@bern");
  }

  @Test
  void a_running_period_is_reckoned_up_to_the_instant_asked_for() {
    // Given
    Given given = downFor(BACK);
    // When
    Statement statement = derived(given, "2026-06", at("06-21T00:00:00"));
    // Then: 20 days less an hour; what was recorded later is not read
    assertThat(statement.state()).isEqualTo(Statement.State.RUNNING);
    assertThat(statement.to()).isEqualTo(at("06-21T00:00:00"));
    assertThat(statement.services().getFirst().measured().whole()).isEqualTo(Duration.ofDays(20));
    assertThat(statement.cut()).extracting(StreamCut::toString).hasSize(2);
  }

  @Test
  void a_first_period_begins_with_the_terms() {
    Given given = Given.acme();
    given.signed(given.addendum(hosting(UnobservedAs.UP, point("web", 1))), DOWN);
    assertThat(june(given).from()).isEqualTo(DOWN);
  }

  @Test
  void a_last_period_ends_with_the_agreement() {
    Given given = measured(UnobservedAs.UP, 1);
    given.record(
        given.agreement.stream(),
        MAY,
        new AgreementEnded(given.agreement, DOWN, "moved away", null));
    assertThat(june(given).to()).isEqualTo(DOWN);
    assertThat(june(given).state()).isEqualTo(Statement.State.FINISHED);
  }

  @Test
  void a_version_that_takes_effect_within_a_period_holds_from_the_next_one_on() {
    Given given = measured(UnobservedAs.UP, 1);
    given.signed(given.addendum(hosting(UnobservedAs.DOWN, point("other", 1))), DOWN);
    assertThat(june(given).addendumVersion()).isEqualTo(1);
    assertThat(derived(given, "2026-07", JULY.plusSeconds(1)).addendumVersion()).isEqualTo(2);
  }

  @Test
  void response_clocks_of_the_period_are_reported_without_money() {
    // Given
    Given given = measured(UnobservedAs.UP, 1);
    ResponseClocks.met(given, "T-1", DOWN);
    ResponseClocks.breached(given, "T-2", DOWN);
    given.clockStarted("T-3", BACK).clockStarted("T-4", MAY).clockStarted("T-5", JULY);
    // When
    Statement statement = june(given);
    // Then
    ResponseReport report = statement.response();
    assertThat(List.of(report.met(), report.breached(), report.open())).containsExactly(1, 1, 1);
    assertThat(report.clocks())
        .extracting(clock -> clock.ticket().value())
        .containsExactly("T-1", "T-2", "T-3");
    assertThat(statement.credit()).hasToString("0.00");
  }

  @Test
  void the_cut_names_contributing_streams_only() {
    // Given
    Given given = downFor(BACK).announced("W-1", MAY, DOWN, BACK).announced("W-2", MAY, MAY, JUNE);
    Given other = new Given("umbrella-2026", "umbrella");
    other.announced("W-3", MAY, DOWN, BACK).covered("theirs", MAY, JUNE).clockStarted("T-9", DOWN);
    // When
    List<StreamCut> cut =
        ((Derivation.Derived)
                StatementFold.derive(
                    Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00")),
                    java.util.stream.Stream.concat(given.events().stream(), other.events().stream())
                        .toList()))
            .statement()
            .cut();
    // Then
    assertThat(cut)
        .extracting(one -> one.stream() + " " + one.version())
        .containsExactly("agreement/acme-2026 4", "probe/web@local 3", "window/W-1 1");
  }

  @Test
  void at_its_cut_a_statement_stays_what_it_was_whatever_came_later() {
    // Given
    Given given = downFor(BACK);
    Statement before = june(given);
    given.failed("web", at("06-10T00:00:00"), 1);
    // When
    Question again =
        Question.asOf(given.agreement, "2026-06", at("09-01T00:00:00")).at(before.cut());
    Statement after =
        ((Derivation.Derived) StatementFold.derive(again, given.events())).statement();
    // Then
    assertThat(after.canonical()).isEqualTo(before.canonical());
    assertThat(june(given).hash()).isNotEqualTo(before.hash());
  }

  @Test
  void under_a_ruleset_that_is_not_known_nothing_is_derived() {
    // Given
    Given given = downFor(BACK);
    Statement before = june(given);
    GivenOut later =
        new GivenOut(
            1, "sla-2", before.cut(), null, "h", before.credit(), "EUR", DOWN, "who", null);
    // Then
    assertThat(refused(later.question(given.agreement, "2026-06"), given.events()))
        .containsExactly(new Problem("ruleset", "'sla-2' is not known to this version", "sla-1"));
  }

  @Test
  void a_gap_refuses_the_sum_and_says_where() {
    Given given = downFor(BACK);
    var events =
        given.events().stream()
            .filter(event -> event.streamVersion() != 2 || !event.stream().prefix().equals("probe"))
            .toList();
    assertThat(refused(Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00")), events))
        .extracting(Problem::message)
        .containsExactly("probe/web@local version 3: version 2 before it is missing");
  }

  @Test
  void what_is_no_period_of_the_agreement_is_refused() {
    Given given = measured(UnobservedAs.UP, 1);
    Instant now = at("08-01T00:00:00");
    for (String period : List.of("2026-13", "June", "2026-Q2", "2026-09", "2026-04")) {
      assertThat(refused(Question.asOf(given.agreement, period, now), given.events()))
          .as(period)
          .extracting(Problem::field)
          .containsExactly("period");
    }
  }

  @Test
  void an_agreement_that_nobody_knows_has_no_statement() {
    assertThat(
            StatementFold.derive(Question.asOf(Given.acme().agreement, "2026-06", JULY), List.of()))
        .isEqualTo(new Derivation.UnknownAgreement());
  }

  private static Given measured(UnobservedAs unobserved, int confirm) {
    Given given = Given.acme();
    given.signed(given.addendum(hosting(unobserved, point("web", confirm))), MAY);
    return given.covered("web", MAY, at("07-15T00:00:00"));
  }

  private static Given downFor(Instant back) {
    Given given = Given.acme();
    given.signed(given.addendum(hosting(UnobservedAs.UP, point("web", 1))), MAY);
    given.failed("web", DOWN, 1).recovered("web", back, DOWN);
    return given.covered("web", MAY, DOWN.plus(Duration.ofHours(2)));
  }

  private static Statement june(Given given) {
    return derived(given, "2026-06", at("08-01T00:00:00"));
  }

  private static Statement derived(Given given, String period, Instant asOf) {
    return ((Derivation.Derived)
            StatementFold.derive(Question.asOf(given.agreement, period, asOf), given.events()))
        .statement();
  }

  private static List<Problem> refused(
      Question question, List<org.slaledger.contract.Envelope> events) {
    return ((Derivation.Refused) StatementFold.derive(question, events)).problems();
  }
}
