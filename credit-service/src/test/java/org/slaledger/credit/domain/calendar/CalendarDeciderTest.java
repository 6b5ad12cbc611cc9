package org.slaledger.credit.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.calendar.Office.NOW;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.FrozenZone.Transition;

class CalendarDeciderTest {
  @Test
  void the_first_version_freezes_the_zone_over_its_years() {
    CalendarPublished first = new Office().published();
    assertThat(first.calendarVersion()).isEqualTo(1);
    assertThat(first.zone())
        .extracting(FrozenZoneTerms::from, FrozenZoneTerms::until)
        .containsExactly(
            Instant.parse("2025-12-31T23:00:00Z"), Instant.parse("2027-12-31T23:00:00Z"));
    assertThat(first.zone().transitions()).hasSize(4);
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    // Given
    CalendarTerms terms =
        new CalendarTerms(
            "Europe/Atlantis",
            Map.of(DayOfWeek.MONDAY, List.of("9-5"), DayOfWeek.TUESDAY, List.of("17:00-09:00")),
            List.of(
                new Later(LocalDate.parse("2028-01-01"), Map.of(DayOfWeek.MONDAY, List.of("?")))),
            List.of(
                new Holiday(LocalDate.parse("2026-12-25"), " "),
                new Holiday(LocalDate.parse("2026-12-25"), null),
                new Holiday(LocalDate.parse("2025-12-25"), null)),
            2026,
            2027);
    // When
    Decision<CalendarPublished> decision = decide("24x7", new PublishCalendar(terms, ""));
    // Then
    assertThat(fields(decision, Decision.Ground.INPUT))
        .containsExactly(
            "calendar",
            "zone",
            "hours.MONDAY[0]",
            "hours.TUESDAY[0]",
            "later[0].hours.MONDAY[0]",
            "later[0].from",
            "holidays[0].name",
            "holidays[1].date",
            "holidays[2].date",
            "holidays[2].date",
            "reason");
  }

  @Test
  void years_are_in_order_within_bounds_and_not_too_many() {
    assertThat(fields(new Office().years(2027, 2026).after(), Decision.Ground.INPUT))
        .containsExactly("toYear");
    assertThat(fields(new Office().years(2026, 2046).after(), Decision.Ground.INPUT))
        .containsExactly("toYear");
    assertThat(
            fields(
                new Office().years(Integer.MIN_VALUE, Integer.MAX_VALUE).after(),
                Decision.Ground.INPUT))
        .containsExactly("fromYear", "toYear", "toYear");
    assertThat(new Office().years(2026, 2045).after()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_calendar_that_never_opens_is_refused() {
    // Given
    Office office = new Office().years(2026, 2026);
    Arrays.stream(DayOfWeek.values()).forEach(office::on);
    assertThat(fields(office.after(), Decision.Ground.INPUT)).containsExactly("hours");
  }

  @Test
  void a_later_version_may_change_what_is_still_to_come() {
    CalendarPublished first = new Office().published();
    CalendarPublished second =
        new Office()
            .from("2026-11-24", DayOfWeek.MONDAY, "09:00-12:00", "13:00-17:00")
            .closed("2026-12-25")
            .published(first);
    assertThat(second.calendarVersion()).isEqualTo(2);
  }

  @Test
  void a_later_version_that_changes_the_past_is_refused_with_the_first_instant_that_differs() {
    // Given
    CalendarPublished first = new Office().closed("2026-05-05").published();
    // When
    Decision<CalendarPublished> closed =
        new Office().closed("2026-04-27").closed("2026-05-05").after(first);
    Decision<CalendarPublished> opened = new Office().after(first);
    Decision<CalendarPublished> earlier =
        new Office().on(DayOfWeek.FRIDAY, "08:00-17:00").closed("2026-05-05").after(first);
    Decision<CalendarPublished> elsewhere =
        new Office().in("Europe/London").closed("2026-05-05").after(first);
    // Then
    assertThat(only(closed))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            "holidays", "2026-04-27T07:00:00Z was open under version 1 and would be closed");
    assertThat(only(opened))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            "holidays", "2026-05-05T07:00:00Z was closed under version 1 and would be open");
    assertThat(only(earlier))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            "hours", "2026-01-02T07:00:00Z was closed under version 1 and would be open");
    assertThat(only(elsewhere).field()).isEqualTo("zone");
  }

  @Test
  void this_very_day_may_be_closed_only_before_it_opens() {
    // Given: at 11:00 local the office has been open for two hours
    CalendarPublished first = new Office().published();
    Office today = new Office().closed("2026-11-23");
    Instant beforeItOpens = Instant.parse("2026-11-23T08:00:00Z");
    // Then
    assertThat(only(today.after(first)).message()).startsWith("2026-11-23T08:00:00Z was open");
    assertThat(today.after(beforeItOpens, FrozenZone::named, first))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void years_may_be_added_at_both_ends_and_none_taken_away() {
    CalendarPublished first = new Office().published();
    assertThat(new Office().years(2025, 2030).after(first)).isInstanceOf(Decision.Accepted.class);
    assertThat(fields(new Office().years(2027, 2027).after(first), Decision.Ground.STATE))
        .containsExactly("fromYear");
    assertThat(fields(new Office().years(2026, 2026).after(first), Decision.Ground.STATE))
        .containsExactly("toYear");
  }

  @Test
  void a_version_that_changes_nothing_is_refused() {
    CalendarPublished first = new Office().published();
    assertThat(only(new Office().after(first)).message())
        .isEqualTo("nothing differs from version 1");
  }

  @Test
  void newer_zone_data_hold_from_now_on_and_the_past_stays_as_it_was_frozen() {
    // Given: summer time was frozen, and abolished since, for the past as well
    CalendarPublished first = new Office().published();
    // When
    CalendarPublished second =
        Office.event(new Office().after(NOW, CalendarDeciderTest::noSummerTime, first));
    // Then
    assertThat(second.zone().transitions())
        .extracting(FrozenZoneTerms.Transition::at)
        .containsExactly(
            Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"));
    assertThat(ZoneCheck.of(zone(first), noSummerTime("", 2026, 2027).orElseThrow(), NOW))
        .containsExactly(
            new ZoneCheck.Difference(
                Instant.parse("2027-03-28T01:00:00Z"),
                Instant.parse("2027-10-31T01:00:00Z"),
                ZoneOffset.ofHours(2),
                ZoneOffset.ofHours(1)));
    assertThat(ZoneCheck.of(zone(second), noSummerTime("", 2026, 2027).orElseThrow(), NOW))
        .isEmpty();
  }

  @Test
  void where_newer_zone_data_differ_at_this_moment_clocks_change_now() {
    // Given: in July, while the frozen zone has summer time
    Instant july = Instant.parse("2026-07-01T12:00:00Z");
    CalendarPublished first = new Office().published();
    // When
    CalendarPublished second =
        Office.event(new Office().after(july, CalendarDeciderTest::noSummerTime, first));
    // Then
    assertThat(zone(second).transitions())
        .containsExactly(
            new Transition(
                Instant.parse("2026-03-29T01:00:00Z"),
                ZoneOffset.ofHours(1),
                ZoneOffset.ofHours(2)),
            new Transition(july, ZoneOffset.ofHours(2), ZoneOffset.ofHours(1)));
  }

  private static FrozenZone zone(CalendarPublished event) {
    return Translation.zone(event.zone());
  }

  private static Checked<FrozenZone> noSummerTime(String name, int fromYear, int toYear) {
    return new Checked.Accepted<>(
        new FrozenZone(
            "Europe/Amsterdam",
            ZoneOffset.ofHours(1),
            List.of(),
            Instant.parse(fromYear - 1 + "-12-31T23:00:00Z"),
            Instant.parse(toYear + "-12-31T23:00:00Z")));
  }

  private static Decision<CalendarPublished> decide(String name, PublishCalendar command) {
    return CalendarDecider.decide(
        new CalendarId(name), new PublishedCalendar(List.of()), command, FrozenZone::named, NOW);
  }

  private static Violation only(Decision<CalendarPublished> decision) {
    assertThat(fields(decision, Decision.Ground.STATE)).hasSize(1);
    return ((Decision.Refused<CalendarPublished>) decision).violations().getFirst();
  }

  private static List<String> fields(Decision<CalendarPublished> decision, Decision.Ground ground) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    Decision.Refused<CalendarPublished> no = (Decision.Refused<CalendarPublished>) decision;
    assertThat(no.ground()).isEqualTo(ground);
    return no.violations().stream().map(Violation::field).toList();
  }
}
