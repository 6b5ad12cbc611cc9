package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** What the pages tell of the story that the demo has played. */
@ExtendWith(WithPlatform.class)
@Order(6)
class StoryPagesTest {
  private final RunningPlatform platform;
  private final Chromium chromium;

  StoryPagesTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
    assertThat(demo.exitCode()).as("the demo's exit code").isZero();
  }

  @Test
  void the_board_shows_the_breached_clock_first_and_how_long_it_is_over() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // When
      visit.open("/ui/clocks");

      // Then
      Locator first = visit.find("#board tbody tr").first();
      assertThat(first).containsText("Reports are slow");
      assertThat(first.locator(".state.bad")).hasText("breached");
      assertThat(first.locator("time.over")).containsText("over");
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void availability_tells_a_point_that_is_up_from_time_that_nobody_measured() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // When
      visit.open("/ui/availability");

      // Then
      Locator point = visit.find(".seen li:has-text('acme-shop')");
      assertThat(point.locator(".state.ok")).hasText("up");
      assertThat(point.locator("rect.unobserved").first()).isAttached();
      assertThat(point.locator("rect.down").first()).isAttached();
      assertThat(point).containsText(Pattern.compile("unobserved \\d+ (h|min)"));
    }
  }

  @Test
  void a_customer_reads_in_its_statement_what_became_of_every_piece_of_time() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // Given
      visit.open("/ui/statements");

      // When
      visit.find("tbody tr:has-text('acme') a").first().click();

      // Then
      assertThat(visit.find("h1")).containsText("Statement " + PlayedDemo.period());
      assertThat(visit.find("svg rect").first()).isAttached();
      Locator account = visit.find("[aria-label='Account of hosting']");
      assertThat(account.locator(".state.bad").first()).hasText("counted");
      assertThat(account).containsText("excluded");
      assertThat(account).containsText("unobserved");
      assertThat(account).containsText("probe/acme-shop@local");
      assertThat(visit.find(".facts")).containsText("EUR");
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void every_way_from_a_statement_is_open_to_the_customer_who_reads_it() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // Given
      visit.open("/ui/statements");
      visit.find("tbody tr:has-text('acme') a").first().click();
      assertThat(visit.find("h1")).containsText("Statement " + PlayedDemo.period());

      // When
      List<String> ways =
          visit.find("main a").all().stream()
              .map(way -> way.getAttribute("href"))
              .filter(way -> way.startsWith("/ui/") && !way.contains("/bundle"))
              .distinct()
              .toList();
      List<String> places =
          visit.find("main a").all().stream()
              .map(way -> way.getAttribute("href"))
              .filter(way -> way.startsWith("#"))
              .distinct()
              .toList();

      // Then
      assertThat(places).isNotEmpty();
      for (String place : places) {
        assertThat(visit.find("[id='" + place.substring(1) + "']")).isAttached();
      }
      assertThat(ways)
          .anyMatch(way -> way.startsWith("/ui/availability/points/acme-shop?day="))
          .anyMatch(way -> way.startsWith("/ui/clocks/"))
          .anyMatch(way -> way.startsWith("/ui/maintenance/"))
          .anyMatch(way -> way.contains("/statement.pdf"));
      for (String way : ways) {
        assertThat(visit.status(way)).as(way).isEqualTo(200);
      }
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void the_agreement_shows_what_was_signed_and_by_whom() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.AUDE)) {
      // Given
      visit.open("/ui/agreements");

      // When
      visit.find("tbody a:has-text('acme')").first().click();

      // Then
      assertThat(visit.find("main .state.ok").first()).hasText("effective");
      assertThat(visit.find("main")).containsText("customer-carla");
      assertThat(visit.find("main")).containsText("below 99.9 %: 10 % of the fee");
    }
  }

  @Test
  void a_customer_reads_the_addendum_with_an_example_that_was_worked_out() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // When
      visit.open("/ui/agreements/" + PlayedDemo.CUSTOMER + "/addenda/1");

      // Then
      assertThat(visit.find("h1")).containsText("version 1");
      assertThat(visit.find("main")).containsText("For example");
      assertThat(visit.find("main")).containsText("is given back");
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void the_mails_that_were_sent_are_listed_with_what_they_are_about() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // When
      visit.open("/ui/notifications");

      // Then
      Locator rows = visit.find("#list tbody tr");
      for (String what : new String[] {"Warning", "Breach", "Outage", "Recovery"}) {
        Locator row = rows.filter(new Locator.FilterOptions().setHasText(what)).first();
        assertThat(row.locator(".state")).hasText("sent");
      }
    }
  }
}
