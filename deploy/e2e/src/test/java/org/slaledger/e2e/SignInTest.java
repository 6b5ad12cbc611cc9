package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slaledger.local.parts.Persona;

/** Coming in and going out, in a browser. */
@ExtendWith(WithPlatform.class)
@Order(2)
class SignInTest {
  private final RunningPlatform platform;
  private final Chromium chromium;

  SignInTest(RunningPlatform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void a_visitor_is_sent_to_sign_in() {
    try (Visit visit = chromium.visit(platform)) {
      // When
      visit.open("/");

      // Then
      assertThat(visit.find("h1")).hasText("Sign in as");
      assertThat(visit.page().url())
          .startsWith("http://localhost:" + platform.ports().of("identity") + "/sla/");
    }
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void one_click_signs_a_persona_in(Persona persona) {
    try (Visit visit = chromium.visit(platform)) {
      // When
      visit.signIn(persona);

      // Then
      assertThat(visit.find("h1")).hasText("What is running");
      assertThat(visit.find(".reader")).containsText(persona.fullName() + " " + persona.role());
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void one_session_serves_the_pages_of_all_services() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      for (String path : ShownPage.ONE_OF_EACH_SERVICE) {
        // When
        int status = visit.open(path);

        // Then
        assertThat(status).as(path).isEqualTo(200);
        assertThat(visit.page().url()).isEqualTo(platform.address() + path);
        assertThat(visit.find(".reader")).containsText("Ada");
      }
    }
  }

  @Test
  void after_sign_out_every_page_asks_to_sign_in_again() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      visit.open("/ui/tickets");

      // When
      visit.find("text=Sign out").click();

      // Then
      assertThat(visit.find("h1")).hasText("Signed out");
      visit.page().goBack();
      assertThat(visit.find("h1")).hasText("Sign in as");
      for (String path : ShownPage.ONE_OF_EACH_SERVICE) {
        visit.open(path);
        assertThat(visit.find("h1")).hasText("Sign in as");
      }
    }
  }
}
