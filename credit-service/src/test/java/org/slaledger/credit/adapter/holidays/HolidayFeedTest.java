package org.slaledger.credit.adapter.holidays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.credit.adapter.holidays.FoundHolidays.NotUsed;
import org.slaledger.rules.Checked;

class HolidayFeedTest {
  private static final CoveredYears YEARS = new CoveredYears(2026, 2028);

  @Test
  void all_day_events_become_holidays() {
    assertThat(holidays(event("SUMMARY:Day off\\, for all", "DTSTART;VALUE=DATE:20261224")))
        .containsExactly(holiday("2026-12-24", "Day off, for all"));
    assertThat(holidays(event("SUMMARY:Long\n  name", "DTSTART:20261224")))
        .containsExactly(holiday("2026-12-24", "Long name"));
  }

  @Test
  void an_event_of_several_days_closes_each_of_them() {
    assertThat(
            holidays(
                event(
                    "SUMMARY:Closed", "DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270102")))
        .extracting(Holiday::date)
        .containsExactly(day("2026-12-30"), day("2026-12-31"), day("2027-01-01"));
    assertThat(holidays(event("DTSTART:20251231", "DURATION:P2D")))
        .containsExactly(new Holiday(day("2026-01-01"), null));
  }

  @Test
  void what_recurs_yearly_is_written_out_within_the_years() {
    assertThat(
            holidays(
                event(
                    "SUMMARY:King",
                    "DTSTART;VALUE=DATE:20140427",
                    "RRULE:FREQ=YEARLY",
                    "EXDATE;VALUE=DATE:20270427")))
        .containsExactly(holiday("2026-04-27", "King"), holiday("2028-04-27", "King"));
    assertThat(
            holidays(
                event(
                    "SUMMARY:Thanksgiving",
                    "DTSTART;VALUE=DATE:20201126",
                    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")))
        .extracting(Holiday::date)
        .containsExactly(day("2026-11-26"), day("2027-11-25"), day("2028-11-23"));
    assertThat(
            holidays(
                event("DTSTART:20250101", "RRULE:FREQ=YEARLY;UNTIL=20270101", "RDATE:20280605")))
        .extracting(Holiday::date)
        .containsExactly(day("2026-01-01"), day("2027-01-01"), day("2028-06-05"));
  }

  @Test
  void what_can_not_be_used_is_named_with_its_reason() {
    Checked<FoundHolidays> found =
        read(
            event("SUMMARY:Good", "DTSTART:20261225"),
            event("SUMMARY:Meeting", "DTSTART;TZID=Europe/Amsterdam:20261126T090000"),
            event("SUMMARY:Weekly", "DTSTART:20261126", "RRULE:FREQ=WEEKLY"),
            event("SUMMARY:Off", "DTSTART:20261127", "STATUS:CANCELLED"),
            event("SUMMARY:Odd", "DTSTART:20261301"),
            event("SUMMARY:None"),
            event("SUMMARY:Moved", "DTSTART:20261201", "RECURRENCE-ID:20261202"));
    assertThat(found.orElseThrow().holidays()).containsExactly(holiday("2026-12-25", "Good"));
    assertThat(found.orElseThrow().notUsed())
        .containsExactly(
            new NotUsed("Meeting", "has a time of day: 20261126T090000"),
            new NotUsed("Weekly", "does not recur yearly"),
            new NotUsed("Off", "is cancelled"),
            new NotUsed("Odd", "'20261301' is no date"),
            new NotUsed("None", "has no DTSTART"),
            new NotUsed("Moved", "changes one day of a series"));
  }

  @Test
  void what_is_no_document_is_refused() {
    assertThat(problem("hello")).startsWith("line 1 ");
    assertThat(problem("")).startsWith("line ");
    assertThat(problem("BEGIN:VCALENDAR\nEND:VCALENDAR\n")).isEqualTo("holds no event");
    assertThat(problem(document(event("SUMMARY:Meeting", "DTSTART:20261126T090000Z"))))
        .isEqualTo("'Meeting' has a time of day: 20261126T090000Z");
  }

  @Test
  void a_document_that_means_harm_is_bounded() {
    String endless =
        "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n";
    String busy =
        event(
            "DTSTART:19000101",
            "RRULE:FREQ=YEARLY;COUNT=999999999;BYMONTH=1,2,3,4,5,6,7;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=MO,TU,WE,TH,FR,SA,SU");
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          assertThat(problem("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(70_000)))
              .isEqualTo("components within components within components");
          assertThat(problem(document(event("DTSTART:20260101").repeat(2001))))
              .isEqualTo("more than 2000 events");
          assertThat(holidays(endless + event("DTSTART:20261225"))).hasSize(1);
          assertThat(holidays(busy.repeat(200))).hasSizeLessThan(200);
          assertThat(problem(document(event("DTSTART:20260101", "RRULE:FREQ=YEARLY;BYSECOND=1"))))
              .contains("BYSECOND=1");
          assertThat(problem(document(event("DTSTART:00010101", "RRULE:FREQ=YEARLY"))))
              .contains("starts before 1900");
          assertThat(problem(document(event("DTSTART:20260101", "DTEND:99991231"))))
              .contains("lasts ");
        });
  }

  private static List<Holiday> holidays(String... events) {
    return read(events).orElseThrow().holidays();
  }

  private static Checked<FoundHolidays> read(String... events) {
    return HolidayFeed.of(document(events).getBytes(UTF_8), YEARS);
  }

  private static String problem(String document) {
    return HolidayFeed.of(document.getBytes(UTF_8), YEARS).problems().getFirst().message();
  }

  private static String document(String... events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b//EN\n"
        + String.join("", events)
        + "END:VCALENDAR\n";
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\nUID:1\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
  }

  private static Holiday holiday(String date, String name) {
    return new Holiday(day(date), name);
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
