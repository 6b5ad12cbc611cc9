package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/** The first page tells what is running, also when something is not. */
@ExtendWith(WithPlatform.class)
@Order(3)
class FirstPageTest {
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

  private final RunningPlatform platform;
  private final Chromium chromium;

  FirstPageTest(RunningPlatform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  private static Locator card(Visit visit, Service service) {
    return visit.find("[data-service='" + service.serviceName() + "']");
  }

  @Test
  void it_shows_five_services_with_how_far_each_has_read() {
    try (Visit visit = chromium.visit(platform)) {
      // When
      visit.signIn(Persona.OLAF);

      // Then
      assertThat(visit.find("[data-service]")).hasCount(5);
      for (Service service : Service.values()) {
        assertThat(card(visit, service)).containsText("running", SOON);
        assertThat(card(visit, service)).not().containsText("not reachable");
      }
      assertThat(card(visit, Service.CLOCK).locator("tr:has-text('sla.tickets') td.number").first())
          .hasText(java.util.regex.Pattern.compile("\\d+"));
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void a_customer_sees_that_they_run_and_nothing_of_their_insides() {
    try (Visit visit = chromium.visit(platform)) {
      // When
      visit.signIn(Persona.CARLA);

      // Then
      for (Service service : Service.values()) {
        assertThat(card(visit, service)).containsText("running", SOON);
      }
      assertThat(visit.find("[data-service] table")).hasCount(0);
    }
  }

  @Test
  void a_service_that_dies_is_shown_as_not_reachable_and_comes_back() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given
      assertThat(card(visit, Service.NOTIFICATION)).containsText("running", SOON);
      ProcessHandle killed = platform.process(Service.NOTIFICATION.serviceName());

      // When
      killed.destroyForcibly();
      await().atMost(Duration.ofSeconds(10)).until(() -> !killed.isAlive());
      visit.page().reload();

      // Then
      assertThat(card(visit, Service.NOTIFICATION)).containsText("not reachable", SOON);
      assertThat(visit.find("h1")).hasText("What is running");
      assertThat(card(visit, Service.TICKET)).containsText("running", SOON);
      assertThat(card(visit, Service.NOTIFICATION)).containsText("running", SOON);
      assertThat(platform.process(Service.NOTIFICATION.serviceName()).pid())
          .isNotEqualTo(killed.pid());
    }
  }
}
