package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** Publishing calendars in a browser, and looking at them. */
@ExtendWith(WithPlatform.class)
@Order(4)
class CalendarPagesTest {
  private static final int NEXT_YEAR = Year.now(ZoneOffset.UTC).getValue() + 1;
  private static final String OUTING =
      """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      SUMMARY:Outing
      DTSTART;VALUE=DATE:20200611
      RRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=2TH
      END:VEVENT
      END:VCALENDAR
      """;

  private final RunningPlatform platform;
  private final Chromium chromium;

  CalendarPagesTest(RunningPlatform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void an_operator_publishes_a_calendar_and_everybody_sees_the_year() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given
      visit.open("/ui/calendars");
      visit.find("[name=new]").fill("office-e2e");
      visit.find("button:has-text('Fill it in')").click();
      visit.find("[name=zone]").fill("Europe/Amsterdam");
      visit.find("[name=MONDAY]").fill("09:00-12:00, 13:00-17:00");
      visit.find("[name=reason]").fill("The first one");

      // When
      visit.find("[name=country]").selectOption("NL");
      visit.find("button:has-text('Add those of the country')").click();
      assertThat(visit.find("[role=status]:visible")).containsText("holidays were added");
      visit
          .find("[name=document]")
          .setInputFiles(
              new FilePayload(
                  "outing.ics", "text/calendar", OUTING.getBytes(StandardCharsets.UTF_8)));
      visit.find("button:has-text('Add those of the file')").click();
      assertThat(visit.find("[name=holidays]")).hasValue(Pattern.compile("Outing"));
      visit.find("button:visible:has-text('Show what it would do')").last().click();
      Look.every(visit, "calendar-form");
      visit.find("button:has-text('Publish version 1')").click();

      // Then
      assertThat(visit.find("h1")).hasText("Calendar office-e2e");
      visit.find("a[rel=next]").click();
      assertThat(visit.find("h2").first()).hasText("" + NEXT_YEAR);
      assertThat(visit.find(".month")).hasCount(12);
      Locator kings = visit.find(".month:has-text('April') td:has-text('27')");
      assertThat(kings.locator(".holiday")).hasCount(1);
      assertThat(kings).hasAttribute("title", Pattern.compile("Koningsdag"));
      assertThat(visit.faults()).isEmpty();
      Look.every(visit, "calendar");
    }
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      visit.open("/ui/calendars/office-e2e");
      assertThat(visit.find(".week")).containsText("09:00-12:00, 13:00-17:00");
      assertThat(visit.find("a:has-text('Publish')")).hasCount(0);
      assertThat(visit.open("/ui/calendars/office-e2e/publication")).isEqualTo(403);
    }
  }
}
