package org.slaledger.probe.adapter.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

class EventFileTest {
  @Test
  void an_event_with_its_zones_own_rules_and_an_alarm_is_read() {
    EventFile event =
        read(
            """
            BEGIN:VTIMEZONE
            TZID:Europe/Amsterdam
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@example
            DTSTAMP:20261101T000000Z
            DTSTART;TZID=Europe/Amsterdam:20261206T220000
            DTEND;TZID="Europe/Amsterdam":20261207T000000
            SUMMARY:New disks\\, and a very long explanation that a calendar program
              folds
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:soon
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            """);
    assertThat(event.occurrences())
        .containsExactly(
            new PlannedTime(
                Instant.parse("2026-12-06T21:00:00Z"), Instant.parse("2026-12-06T23:00:00Z")));
    assertThat(event.recurrence()).isNull();
    assertThat(event.reason())
        .isEqualTo("New disks, and a very long explanation that a calendar program folds");
  }

  @Test
  void a_recurring_event_leaves_out_its_exceptions() {
    EventFile event =
        event(
            "DTSTART;TZID=W. Europe Standard Time:20261206T220000",
            "DURATION:PT2H",
            "RRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=4",
            "EXDATE;TZID=Europe/Amsterdam:20270103T220000",
            "EXDATE:20270207T210000Z");
    assertThat(event.occurrences())
        .extracting(PlannedTime::from)
        .containsExactly(
            Instant.parse("2026-12-06T21:00:00Z"), Instant.parse("2027-03-07T21:00:00Z"));
    assertThat(event.recurrence())
        .extracting(Recurrence::rule)
        .isEqualTo("FREQ=MONTHLY;BYDAY=1SU;COUNT=4");
  }

  @Test
  void times_in_no_zone_are_in_the_one_that_is_given() {
    Checked<EventFile> event =
        EventFile.read(
            calendar("BEGIN:VEVENT\nDTSTART:20261206T220000\nDURATION:PT1H\nEND:VEVENT\n"),
            "Europe/Amsterdam");
    assertThat(event.orElseThrow().occurrences().getFirst().from())
        .isEqualTo("2026-12-06T21:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                | DURATION:PT1H | DTSTART | is missing
          DTSTART;VALUE=DATE:20261206      | DURATION:PT1H | DTSTART | line 5: is a day without a time
          DTSTART:20261206T220000          | DURATION:PT1H | DTSTART | line 5: is in no zone
          DTSTART;TZID=Mars:20261206T220000 | DURATION:PT1H | DTSTART | line 5: TZID 'Mars' is no zone
          DTSTART:sunday                   | DURATION:PT1H | DTSTART | line 5: 'sunday' is no time
          DTSTART:20261206T220000Z         | -             | DTEND   | makes no end after
          DTSTART:20261206T220000Z         | DTEND:20261206T210000Z | DTEND | line 6: makes no end after
          DTSTART:20261206T220000Z         | DURATION:long | DURATION | line 6: 'long' is none
          DTSTART:20261206T220000Z         | DURATION:PT9999999999H | DURATION | line 6: makes no end after
          DTSTART:20261206T220000Z         | DURATION:PT2562047788015215H | DURATION | line 6: makes no end after
          DTSTART:20261206T220000Z         | DTSTART:20261207T220000Z | DTSTART | line 5: is there 2 times
          DTSTART:20261206T220000Z\\nDTEND:20261206T230000Z | DURATION:PT3H | DURATION | line 7: stands beside DTEND
          DTSTART:20261206T220000Z\\nDURATION:PT3H\\nRRULE:FREQ=DAILY;COUNT=1 | EXDATE:20261206T220000Z | RRULE | line 7: is left out whole
          DTSTART:20261206T220000Z         | RDATE:20261207T220000Z | RDATE | line 6: can't be taken
          DTSTART:20261206T220000Z         | STATUS:CANCELLED | STATUS | line 6: says that it is cancelled
          """)
  void what_can_not_be_used_is_named_with_its_line(
      @Nullable String first, @Nullable String second, String property, String message) {
    String lines = (first == null ? "" : first + "\n") + (second == null ? "" : second + "\n");
    Checked<EventFile> event =
        EventFile.read(
            calendar("BEGIN:VEVENT\n" + lines.replace("\\n", "\n") + "END:VEVENT\n"), null);
    assertThat(event.problems()).extracting(Problem::field).containsExactly(property);
    assertThat(event.problems().getFirst().message()).startsWith(message);
  }

  @Test
  void a_rule_that_can_not_be_used_is_named_with_its_line() {
    Checked<EventFile> event =
        EventFile.read(
            calendar(
                "BEGIN:VEVENT\nDTSTART:20261206T220000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT\n"),
            null);
    assertThat(event.problems())
        .containsExactly(
            new Problem(
                "RRULE",
                "line 7: has no end: COUNT or UNTIL is missing",
                "FREQ=MONTHLY;BYDAY=1SU;COUNT=12"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                        | VCALENDAR
          hello                                     | VCALENDAR
          BEGIN:VCALENDAR\\nEND:VCALENDAR           | VEVENT
          """)
  void what_is_no_document_with_one_event_is_refused(String document, String property) {
    assertThat(EventFile.read(document.replace("\\n", "\n"), null).problems())
        .extracting(Problem::field)
        .containsExactly(property);
  }

  @Test
  void what_stands_within_itself_without_end_is_refused() {
    assertThat(EventFile.read(calendar("BEGIN:X\n".repeat(6_000)), null).problems())
        .containsExactly(
            new Problem("VCALENDAR", "line 12 can't be read", "an iCalendar document"));
  }

  @Test
  void two_events_and_a_cancelling_method_are_refused() {
    String one = "BEGIN:VEVENT\nDTSTART:20261206T220000Z\nDURATION:PT1H\nEND:VEVENT\n";
    assertThat(EventFile.read(calendar(one + one), null).problems().getFirst())
        .isEqualTo(new Problem("VEVENT", "is there 2 times", "one event in a document"));
    assertThat(EventFile.read(calendar("METHOD:CANCEL\n" + one), null).problems())
        .extracting(Problem::field)
        .containsExactly("METHOD");
  }

  private static EventFile event(String... properties) {
    return read(
        "BEGIN:VEVENT\nUID:1\n" + String.join("\n", properties) + "\nSUMMARY:x\nEND:VEVENT\n");
  }

  private static EventFile read(String components) {
    return EventFile.read(calendar(components), null).orElseThrow();
  }

  private static String calendar(String components) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\n" + components + "END:VCALENDAR\n";
  }
}
