package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** Working tickets in a browser. */
@ExtendWith(WithPlatform.class)
@Order(4)
class TicketPagesTest {
  private static final Pattern COUNTDOWN = Pattern.compile("in \\d+ min.*");
  private static final HasCountOptions SOON = new HasCountOptions().setTimeout(30_000);

  private final RunningPlatform platform;
  private final Chromium chromium;

  TicketPagesTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
    assertThat(demo.told()).contains("== A customer is registered");
  }

  /** Fills in the form that opens a ticket and sends it; on the new ticket's page after that. */
  private static void openTicket(Visit visit, String subject) {
    visit.open("/ui/tickets");
    Locator form = visit.find("form[aria-labelledby=open-ticket]");
    form.locator("[name=customer]").selectOption(PlayedDemo.CUSTOMER);
    form.locator("[name=service]").fill("hosting");
    form.locator("[name=impact]").selectOption("CRITICAL");
    form.locator("[name=subject]").fill(subject);
    form.locator("[name=text]").fill("Seen since a minute ago.\n\nAll pages answer 502.");
    form.locator("button").click();
    assertThat(visit.find("h1")).hasText(subject);
  }

  @Test
  void an_agent_opens_a_ticket_sees_its_clock_count_down_and_gives_the_response() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      openTicket(visit, "The shop is <slow> & \"odd\"");
      Locator clock = visit.find("#clocks section:has(h3:text('response'))");
      assertThat(clock).hasCount(1, SOON);
      Locator countdown = clock.locator("time[data-due]");
      assertThat(countdown).hasText(COUNTDOWN);
      assertThat(countdown).not().hasText(countdown.innerText());

      // When
      visit.find("[name=triage]").fill("The load balancer lost its certificate.");
      visit.find("[name=nextStep]").fill("We install a new one within ten minutes.");
      visit.find("text=Give the first response").click();

      // Then
      assertThat(visit.find("main")).containsText("The load balancer lost its certificate.");
      assertThat(visit.find("[name=triage]")).hasCount(0);
      assertThat(clock.locator(".state.ok")).hasCount(1, SOON);
      assertThat(clock.locator("time[data-due]")).hasCount(0, SOON);
      assertThat(visit.find("table")).containsText("agent-ada");
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void an_agent_works_a_ticket_to_its_end_and_the_page_tells_the_story() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      openTicket(visit, "The disk is slow");
      send(visit, "First response", "triage", "A disk fails.", "nextStep", "We replace it.");

      // When
      send(visit, "Status update", "text", "The disk is on its way.");
      send(visit, "Pause", "question", "Which one is it?");

      // Then
      assertThat(visit.find(".facts").first()).containsText("Asked: Which one is it?");
      send(visit, "Reply", "text", "The second.");
      assertThat(visit.find("form[aria-label=Continuation]")).hasCount(0);
      send(visit, "Resolution", "solution", "The disk is replaced.");
      assertThat(visit.find("form[aria-label='Status update']")).hasCount(0);
      send(visit, "Reopening", "reason", "It is slow again.");
      for (String told :
          new String[] {
            "The disk is on its way.", "Which one is it?", "The second.", "It is slow again."
          }) {
        assertThat(visit.find("main section").filter(having(told))).hasCount(1);
      }
      assertThat(visit.faults()).isEmpty();
    }
  }

  @Test
  void what_was_recorded_is_put_right_behind_one_summary() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      openTicket(visit, "Two things at once");
      visit.find("summary").click();

      // When
      send(visit, "Split", "subject", "The other thing", "text", "A mailbox, please.");

      // Then
      assertThat(visit.find("h1")).hasText("The other thing");
      visit.find("dt:text('Part of') + dd a").click();
      assertThat(visit.find("h1")).hasText("Two things at once");
      visit.find("summary").click();
      visit.find("form[aria-label=Merger] [name=into]").fill("T-0");
      visit.find("form[aria-label=Merger] button").click();
      assertThat(visit.find("[role=alert]")).containsText("into: is no such ticket");
      assertThat(visit.find("[name=into]")).hasValue("T-0");
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Fills a form's fields in and sends it; on the page that follows after that. */
  private static void send(Visit visit, String form, String... fieldsAndValues) {
    Locator sent = visit.find("form[aria-label='" + form + "']");
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      sent.locator("[name=" + fieldsAndValues[i] + "]").fill(fieldsAndValues[i + 1]);
    }
    visit.page().waitForNavigation(() -> sent.locator("button").click());
  }

  @Test
  void a_form_that_was_not_sent_from_our_page_changes_nothing() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      openTicket(visit, "Who sends this?");
      String ticket = visit.page().url().substring(platform.address().length());

      // When
      int status =
          visit.post(
              ticket + "/response", "version", "2", "triage", "Nothing.", "nextStep", "Nothing.");

      // Then
      assertThat(status).isEqualTo(400);
      visit.page().reload();
      assertThat(visit.find("[name=triage]")).hasCount(1);
    }
  }

  @Test
  void what_is_wrong_with_a_form_is_said_beside_it_and_what_was_filled_in_stays() {
    try (Visit visit = chromium.visit(platform).signIn(Persona.ADA)) {
      // Given
      openTicket(visit, "Half an answer");
      visit.find("[name=triage]").fill("It is the disk.");
      visit.find("[name=nextStep]").fill("   ");

      // When
      visit.find("text=Give the first response").click();

      // Then
      assertThat(visit.find("[role=alert]")).containsText("nextStep");
      assertThat(visit.find("[name=triage]")).hasValue("It is the disk.");
    }
  }

  @Test
  void a_customer_files_tickets_and_sees_its_own_only() {
    // Given
    platform
        .as(Persona.OLAF)
        .post("/customers", "{\"customer\":\"globex\",\"name\":\"Globex Ltd\"}");
    String foreign =
        platform
            .as(Persona.ADA)
            .post(
                "/tickets",
                """
                {"customer":"globex","service":"mail","kind":"REQUEST","subject":"Not for Acme",
                 "text":"A new mailbox, please."}""")
            .path("ticket")
            .asText();
    try (Visit visit = chromium.visit(platform).signIn(Persona.CARLA)) {
      // When
      openTicket(visit, "Carla's own");
      visit.open("/ui/tickets");

      // Then
      assertThat(visit.find("#list tbody")).containsText("Carla's own");
      assertThat(visit.find("main")).not().containsText("Not for Acme");
      assertThat(visit.find("main")).not().containsText("Globex");
      assertThat(visit.find("select[name=customer] option")).hasCount(1);
      assertThat(visit.open("/ui/tickets/" + foreign)).isEqualTo(404);
      assertThat(visit.find("main")).not().containsText("Not for Acme");
    }
  }
}
