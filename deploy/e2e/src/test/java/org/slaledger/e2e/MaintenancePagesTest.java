package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** Announcing maintenance in a browser, and what can be done with it. */
@ExtendWith(WithPlatform.class)
@Order(7)
class MaintenancePagesTest {
  private static final Instant NEXT =
      Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

  private final RunningPlatform platform;
  private final Chromium chromium;

  MaintenancePagesTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void a_window_is_looked_at_announced_moved_and_cancelled() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given
      fill(visit, "New disks");

      // When
      visit.find("button:has-text('Look at what it comes to')").click();

      // Then nothing is announced yet
      assertThat(visit.find(".card[role=status]")).containsText("all of it is excluded");
      assertThat(visit.find(".card[role=status] li")).hasCount(1);
      Look.every(visit, "maintenance-announce");

      // When
      visit.find("button:text-is('Announce')").click();

      // Then
      assertThat(visit.find("h1")).hasText("New disks");
      assertThat(visit.find(".state").first()).hasText("does not count");
      Look.every(visit, "maintenance-window");

      // When it is moved to right now, nobody is told early enough
      visit.find("summary:has-text('Move')").click();
      Instant soon = Instant.now().plus(2, ChronoUnit.MINUTES);
      visit.find("[name=from]").fill(local(soon));
      visit.find("[name=to]").fill(local(soon.plus(1, ChronoUnit.HOURS)));
      visit.find("button:text-is('Move')").click();
      assertThat(visit.find("time[datetime^='" + local(soon) + "']").first()).isVisible();

      // When
      visit.find("summary:has-text('Cancel')").click();
      visit.find("form[action$=cancel] [name=reason]").first().fill("The disks are late");
      visit.find("button:has-text('Cancel this one')").click();

      // Then
      assertThat(visit.find("section .state")).hasText("cancelled");
      assertThat(visit.find("section")).containsText("The disks are late");
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void what_will_count_is_said_before_and_what_is_wrong_stays_in_the_form() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given a rule without an end
      fill(visit, "Patches");
      visit.find("[name=repeat]").selectOption("RULE");
      visit.find("[name=rule]").fill("FREQ=WEEKLY");

      // When
      visit.find("button:has-text('Look at what it comes to')").click();

      // Then
      assertThat(visit.find(".card[role=alert]")).containsText("has no end");
      assertThat(visit.find("[name=reason]")).hasValue("Patches");
      assertThat(visit.find("[name=rule]")).hasValue("FREQ=WEEKLY");
      assertThat(visit.find("button:text-is('Announce')")).hasCount(0);
      visit.faults();
    }
  }

  @Test
  void a_recurring_window_from_a_file_stands_in_the_month_and_in_calendar_programs()
      throws Exception {
    YearMonth month = YearMonth.from(NEXT.atZone(ZoneOffset.UTC)).plusMonths(1);
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given
      visit.open("/ui/maintenance/announce");
      visit.find("[name=customers]").selectOption(PlayedDemo.CUSTOMER);
      visit.find("[name=services]").selectOption("hosting");
      visit
          .find("[name=file]")
          .setInputFiles(
              new FilePayload(
                  "patches.ics", "text/calendar", ical(month).getBytes(StandardCharsets.UTF_8)));

      // When
      visit.find("button:has-text('Look at what it comes to')").click();
      assertThat(visit.find(".card[role=status] li")).hasCount(3);
      visit.find("button:text-is('Announce')").click();

      // Then
      assertThat(visit.find("h1")).hasText("Patches from a file");
      assertThat(visit.find("section.card")).hasCount(3);
      String window = visit.page().url();
      visit.open("/ui/maintenance?month=" + month);
      assertThat(visit.find(".planner .busy")).hasCount(3);
      Locator first = visit.find(".planner .busy").first();
      assertThat(first).hasAttribute("href", "#day-" + month + "-05");
      first.focus();
      visit.page().keyboard().press("Enter");
      assertThat(visit.find("#day-" + month + "-05")).isInViewport();
      Look.every(visit, "maintenance-month");

      // When
      visit.open("/ui/maintenance/feeds");
      visit.find("[name=name]").fill("phone");
      visit.find("button:has-text('Make an address')").click();

      // Then
      String address = visit.find("[readonly]").inputValue();
      String uid = window.substring(window.lastIndexOf('/') + 1) + ".3@sla-ledger";
      assertThat(read(address).body().replace("\r\n ", "")).contains("UID:" + uid);
      Look.every(visit, "maintenance-feeds");
      visit.find("tr:has-text('phone') button").click();
      assertThat(visit.find("tr:has-text('phone')")).hasCount(0);
      assertThat(read(address).statusCode()).isEqualTo(404);
      assertThat(visit.faults()).isEmpty();
    }
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      visit.open("/ui/maintenance?month=" + month);
      assertThat(visit.find(".windows").first()).containsText("Patches from a file");
      visit.find(".windows a").first().click();
      assertThat(visit.find("h1")).hasText("Patches from a file");
      assertThat(visit.find("main form")).hasCount(0);
      assertThat(visit.faults()).isEmpty();
    }
  }

  private static void fill(Visit visit, String reason) {
    visit.open("/ui/maintenance/announce");
    visit.find("[name=customers]").selectOption(PlayedDemo.CUSTOMER);
    visit.find("[name=services]").selectOption("hosting");
    visit.find("[name=from]").fill(local(NEXT));
    visit.find("[name=to]").fill(local(NEXT.plus(1, ChronoUnit.HOURS)));
    visit.find("[name=reason]").fill(reason);
  }

  /** Three days of a month from the fifth on, at noon. */
  private static String ical(YearMonth month) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:1@example
        DTSTART:%s05T120000Z
        DURATION:PT1H
        RRULE:FREQ=WEEKLY;COUNT=3
        SUMMARY:Patches from a file
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(month.toString().replace("-", ""));
  }

  /** As a calendar program does: with nothing but the address. */
  private static HttpResponse<String> read(String address)
      throws IOException, InterruptedException {
    try (HttpClient program = HttpClient.newHttpClient()) {
      return program.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** As the form's field for a time wants it. */
  private static String local(Instant instant) {
    return instant.toString().substring(0, 16);
  }
}
