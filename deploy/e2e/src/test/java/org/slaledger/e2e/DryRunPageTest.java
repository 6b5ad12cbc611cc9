package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** Trying terms on the demo's history in a browser. */
@ExtendWith(WithPlatform.class)
@Order(4)
class DryRunPageTest {
  private final RunningPlatform platform;
  private final Chromium chromium;

  DryRunPageTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
    assertThat(demo.exitCode()).as("the demo's exit code").isZero();
  }

  @Test
  void a_customer_sees_what_other_terms_would_have_come_to() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // Given
      visit.open("/ui/agreements/" + PlayedDemo.CUSTOMER);
      visit.find("a:has-text('Try other terms')").click();
      Locator document = visit.find("[name=document]");
      String terms = document.inputValue();

      // When
      document.fill(terms.replace("\"99.9\"", "\"99.99\""));
      visit.find("button:has-text('would have come to')").click();

      // Then
      assertThat(visit.find("#outcome")).containsText(PlayedDemo.CUSTOMER);
      assertThat(visit.find("[aria-label='Period by period'] mark").first()).containsText("EUR");
      assertThat(visit.find("main")).containsText("of 99.99 % promised");
      assertThat(visit.find("[aria-label=Breaches] tbody tr").first()).containsText("breached");
      assertThat(visit.faults()).isEmpty();
      Look.every(visit, "dry-run-outcome");
    }
  }

  @Test
  void what_is_wrong_is_said_and_what_was_written_stays() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      // Given
      visit.open("/ui/agreements/dry-run");
      visit.find("[name=document]").fill("customer: nobody-at-all");
      // When
      visit.find("button:has-text('would have come to')").click();
      // Then
      assertThat(visit.find("[role=alert]:visible")).containsText("services");
      assertThat(visit.find("[name=document]")).hasValue("customer: nobody-at-all");
    }
  }
}
