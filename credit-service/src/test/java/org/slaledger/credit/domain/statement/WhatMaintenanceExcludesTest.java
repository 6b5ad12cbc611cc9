package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;

/**
 * The service is down on 10 June from 20:00 to 24:00. A window from 21:00 to 23:00 was announced on
 * 1 June; the addendum asks for 48 hours of notice.
 */
class WhatMaintenanceExcludesTest {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant EARLY = at("06-01T00:00:00");
  private static final Instant DOWN = night(20);
  private static final Instant BACK = night(24);

  private final Given given = down();

  @Test
  void announced_time_is_excluded_whether_or_not_anybody_opened_the_window() {
    announced();
    assertThat(excluded()).isEqualTo(Duration.ofHours(2));
    assertThat(counted()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void work_that_begins_early_counts_until_the_announced_beginning() {
    announced();
    tell(new MaintenanceWindowOpened(W, 1, night(20), null), night(20));
    assertThat(excluded()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void an_early_close_frees_the_rest() {
    announced();
    tell(new MaintenanceWindowOpened(W, 1, night(21), null), night(21));
    tell(new MaintenanceWindowClosed(W, 1, night(22), null), night(22));
    assertThat(excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(counted()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void an_overrun_counts() {
    announced();
    tell(new MaintenanceWindowOpened(W, 1, night(21), null), night(21));
    tell(new MaintenanceWindowClosed(W, 1, night(24), null), night(24));
    assertThat(excluded()).isEqualTo(Duration.ofHours(2));
    assertThat(counted()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void a_move_in_time_excludes_the_new_place_alone() {
    announced();
    given.moved("W-1", 1, at("06-08T00:00:00"), night(20), night(21));
    assertThat(excluded()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_late_move_keeps_the_notice_of_time_that_was_announced_before() {
    announced();
    given.moved("W-1", 1, night(19), night(22), night(24));
    // Then 22 to 23 was announced on 1 June, 23 to 24 five hours before
    assertThat(excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(claims()).extracting(Claim::holds).containsExactly(true, false);
    assertThat(claims().getLast().why())
        .isEqualTo("announced PT4H ahead, the addendum asks for PT48H");
    assertThat(claims().getLast().from()).isEqualTo(night(23));
  }

  @Test
  void a_late_move_that_only_shortens_keeps_its_notice() {
    announced();
    given.moved("W-1", 1, night(20), night(22), night(23));
    assertThat(excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(claims()).extracting(Claim::holds).containsExactly(true);
  }

  @Test
  void a_move_away_and_back_begins_the_notice_anew() {
    announced();
    given.moved("W-1", 1, night(18), night(30), night(31));
    given.moved("W-1", 1, night(19), night(21), night(23));
    assertThat(excluded()).isZero();
  }

  @Test
  void a_window_that_was_moved_into_the_period_excludes_there_and_none_that_was_moved_out() {
    given.announced("W-1", MAY, at("05-20T00:00:00"), at("05-20T02:00:00"));
    given.moved("W-1", 1, at("05-10T00:00:00"), night(21), night(23));
    given.announced("W-2", MAY, night(20), night(21));
    given.moved("W-2", 1, at("05-10T00:00:00"), at("07-10T00:00:00"), at("07-10T02:00:00"));
    assertThat(excluded()).isEqualTo(Duration.ofHours(2));
    assertThat(claims()).hasSize(1);
    assertThat(june().cut())
        .extracting(one -> one.stream() + " " + one.version())
        .contains("window/W-1 2", "window/W-2 2");
  }

  @Test
  void windows_of_other_times_are_no_part_of_the_statement() {
    given.announced("W-3", MAY, at("08-20T00:00:00"), at("08-20T02:00:00"));
    assertThat(june().cut()).extracting(one -> one.stream().value()).doesNotContain("window/W-3");
  }

  @Test
  void each_occurrence_is_cancelled_on_its_own() {
    given.announced(
        "W-1",
        EARLY,
        null,
        new PlannedTime(night(20), night(21)),
        new PlannedTime(night(21), night(22)),
        new PlannedTime(night(22), night(23)));
    tell(new MaintenanceWindowCancelled(W, List.of(2), EARLY, "not needed", null), EARLY);
    assertThat(excluded()).isEqualTo(Duration.ofHours(2));
    assertThat(claims()).extracting(Claim::holds).containsExactly(true, false, true);
    assertThat(claims().get(1).evidence()).hasToString("[window/W-1 1-2]");
    assertThat(claims().get(2).evidence()).hasToString("[window/W-1 1]");
  }

  @Test
  void an_event_of_an_occurrence_that_was_never_announced_refuses_the_sum() {
    announced();
    tell(new MaintenanceWindowClosed(W, 2, night(22), null), night(22));
    Question question = Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00"));
    assertThat(StatementFold.derive(question, given.events()))
        .isInstanceOfSatisfying(
            Derivation.Refused.class,
            no ->
                assertThat(no.problems().getFirst().message())
                    .isEqualTo("window/W-1 version 2 names no occurrence of the window"));
  }

  @Test
  void only_points_that_are_named_are_excluded() {
    // Given that web is down, and api is from 22 to 24
    Given both = signed(point("web", 1), point("api", 1));
    both.covered("web", MAY, at("07-05T00:00:00")).covered("api", MAY, at("07-05T00:00:00"));
    both.failed("web", DOWN, 1).recovered("web", BACK, DOWN);
    both.failed("api", night(22), 1).recovered("api", BACK, night(22));
    both.announced(
        "W-1", EARLY, List.of(new PointId("web")), new PlannedTime(night(21), night(23)));
    // Then
    ServiceStatement service = june(both).services().getFirst();
    assertThat(service.measured().excluded()).isEqualTo(Duration.ofHours(1));
    assertThat(service.measured().counted()).isEqualTo(Duration.ofHours(3));
  }

  private static final WindowId W = new WindowId("W-1");

  private void announced() {
    given.announced("W-1", EARLY, night(21), night(23));
  }

  private void tell(MaintenanceEvent event, Instant at) {
    given.record(W.stream(), at, event);
  }

  private Duration excluded() {
    return june().services().getFirst().measured().excluded();
  }

  private Duration counted() {
    return june().services().getFirst().measured().counted();
  }

  private List<Claim> claims() {
    return june().services().getFirst().exclusions();
  }

  private Statement june() {
    return june(given);
  }

  private static Statement june(Given given) {
    Question question = Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00"));
    return ((Derivation.Derived) StatementFold.derive(question, given.events())).statement();
  }

  private static Instant night(int hour) {
    return at("06-10T00:00:00").plus(Duration.ofHours(hour));
  }

  private static Given down() {
    return signed(point("web", 1))
        .covered("web", MAY, at("07-05T00:00:00"))
        .failed("web", DOWN, 1)
        .recovered("web", BACK, DOWN);
  }

  private static Given signed(org.slaledger.contract.terms.MeasurementPoint... points) {
    Given given = Given.acme();
    return given.signed(
        given.addendum(
            Given.maintained(
                new MaintenanceTerms(Duration.ofHours(48), null, null),
                hosting(UnobservedAs.DOWN, points))),
        MAY);
  }
}
