package org.slaledger.clock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Chromium;
import org.slaledger.testkit.PlatformResource;

/** The board in a browser. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {
  private static final Map<Priority, Duration> TARGETS =
      Map.of(Priority.P1, Duration.ofHours(1), Priority.P2, Duration.ofHours(8));

  /** No timer of the page runs, so nothing but the stream of events can change it. */
  private static final String NO_TIMERS = "window.setInterval = () => 0; window.first = true;";

  private static final String NO_STREAMS = "delete window.EventSource; window.first = true;";
  private static final String RESPONSES = "#board th a[id*='-RESPONSE-']";

  @TestHTTPResource("/")
  URI root;

  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = new Chromium();
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @Test
  void a_change_is_seen_within_three_seconds_without_a_reload() {
    // Given
    Story story = new Story("live").signed(TARGETS);
    try (BrowserContext visitor = chromium.visitor(true)) {
      visitor.addInitScript(NO_TIMERS);
      Page page = board(visitor, Persona.ADA, "?customer=live");
      assertThat(page.locator("#board")).containsText("No such clock runs");
      // When
      TicketId ticket = story.opened(Story.now());
      story.assigned(ticket, Impact.CRITICAL);
      Story.await(ticket, "ClockStarted");
      // Then
      shows(page, 1, 3000);
      assertThat(page.locator(RESPONSES)).hasText(ticket.value());
      // When
      story.answered(ticket, Story.now());
      Story.await(ticket, "ClockStopped");
      // Then
      shows(page, 0, 3000);
      assertThat(page.evaluate("window.first")).isEqualTo(true);
    }
  }

  @Test
  void without_a_stream_of_events_the_page_asks_by_itself() {
    // Given
    Story story = new Story("polled").signed(TARGETS);
    try (BrowserContext visitor = chromium.visitor(true)) {
      visitor.addInitScript(NO_STREAMS);
      Page page = board(visitor, Persona.ADA, "?customer=polled");
      // When
      TicketId ticket = story.opened(Story.now());
      story.assigned(ticket, Impact.CRITICAL);
      Story.await(ticket, "ClockStarted");
      // Then
      shows(page, 1, 15_000);
    }
  }

  @Test
  void what_is_focused_stays_so_when_the_list_changes() {
    // Given
    Story story = new Story("focused").signed(TARGETS);
    TicketId first = story.opened(Story.now());
    story.assigned(first, Impact.CRITICAL);
    Story.await(first, "ClockStarted");
    try (BrowserContext visitor = chromium.visitor(true)) {
      Page page = board(visitor, Persona.ADA, "?customer=focused&kind=RESPONSE");
      page.locator(RESPONSES).focus();
      // When
      TicketId second = story.opened(Story.now());
      story.assigned(second, Impact.CRITICAL);
      // Then
      shows(page, 2, 30_000);
      assertThat(page.locator(RESPONSES).getByText(first.value())).isFocused();
    }
  }

  @Test
  void the_filter_works_without_scripts_and_stays_in_the_address() {
    // Given
    Story story = new Story("filtered").signed(TARGETS);
    TicketId urgent = story.opened(Story.now());
    story.assigned(urgent, Impact.CRITICAL);
    TicketId other = story.opened(Story.now());
    story.assigned(other, Impact.MAJOR);
    Story.await(urgent, "ClockStarted");
    Story.await(other, "ClockStarted");
    try (BrowserContext visitor = chromium.visitor(false)) {
      Page page = board(visitor, Persona.ADA, "?customer=filtered");
      shows(page, 2, 5000);
      // When
      page.getByLabel("P2").check();
      page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
      // Then
      shows(page, 1, 5000);
      assertThat(page.locator(RESPONSES)).hasText(other.value());
      assertThat(page.url()).contains("customer=filtered").contains("priority=P2");
      assertThat(page.getByLabel("P2")).isChecked();
      // When
      page.reload();
      // Then
      shows(page, 1, 5000);
    }
  }

  @Test
  void a_customer_is_shown_its_own_clocks_and_asked_for_no_customer() {
    // Given
    for (String customer : new String[] {"acme", "globex"}) {
      Story story = new Story(customer).signed(TARGETS);
      TicketId ticket = story.opened(Story.now());
      story.assigned(ticket, Impact.CRITICAL);
      Story.await(ticket, "ClockStarted");
    }
    try (BrowserContext visitor = chromium.visitor(true)) {
      // When
      Page page = board(visitor, Persona.CARLA, "?kind=RESPONSE");
      // Then
      assertThat(page.locator(RESPONSES).first()).isVisible();
      assertThat(page.locator(RESPONSES).allTextContents())
          .isNotEmpty()
          .allSatisfy(ticket -> assertThat(ticket).startsWith("T-acme-"));
      assertThat(page.locator("input[name=customer]")).hasCount(0);
    }
  }

  private Page board(BrowserContext visitor, Persona persona, String query) {
    return Chromium.signIn(visitor, persona, root.resolve("/ui/clocks" + query));
  }

  private static void shows(Page page, int responses, double millis) {
    assertThat(page.locator(RESPONSES))
        .hasCount(responses, new HasCountOptions().setTimeout(millis));
  }
}
