package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** Terms that were put forward, as the customer meets them in a browser. */
@ExtendWith(WithPlatform.class)
@Order(7)
class AgreementPagesTest {
  private final RunningPlatform platform;
  private final Chromium chromium;

  AgreementPagesTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
    assertThat(demo.told()).contains("== A customer is registered");
  }

  @Test
  void a_customer_reads_what_differs_and_accepts_the_new_version() {
    TwoVersions versions = TwoVersions.proposed(platform, "acme-accepted");
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // Given
      visit.open(versions.page());
      visit.find("a:has-text('What differs')").click();
      Locator fee = visit.find("[aria-label='Terms that differ'] tbody tr");
      assertThat(fee).hasCount(1);
      assertThat(fee).containsText("services[archive].fee");
      assertThat(fee.locator("del")).hasText("100.00");
      assertThat(fee.locator("ins")).hasText("120.00");
      Look.every(visit, "difference");
      visit.find("h1 a:has-text('2')").first().click();
      assertThat(visit.find("h1")).containsText("version 2");
      assertThat(visit.find("#service-1 + p")).containsText("120.00 EUR for each month");
      Look.every(visit, "addendum-to-accept");

      // When
      visit.find("button:has-text('Accept')").click();

      // Then
      assertThat(visit.find("main .state").first()).hasText("accepted by one");
      assertThat(visit.find(".facts").first()).containsText("Accepted for the customer");
      assertThat(visit.find(".facts").first()).containsText(Persona.CARLA.subject());
      assertThat(visit.find("main form")).hasCount(0);
      visit.open(versions.page());
      assertThat(visit.find("[aria-labelledby=version-1]")).not().containsText("Accepted for");
      assertThat(visit.faults()).isEmpty();
    }
  }
}
