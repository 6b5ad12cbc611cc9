package org.slaledger.clock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Chromium;
import org.slaledger.testkit.PlatformResource;

/** The three pages of clocks in a browser: whole, readable, within reach of the keyboard. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPagesTest {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final Instant CONTACT = Instant.parse("2025-09-09T09:00:00Z");
  private static final String NARROWED = "?customer=reported&period=2025-09";
  private static final int NARROW = 360;
  private static final String FOCUS =
      """
      (() => {
        const style = getComputedStyle(document.activeElement);
        const box = document.activeElement.getBoundingClientRect();
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
          && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      })()""";

  @TestHTTPResource("/")
  URI root;

  private Chromium chromium;
  private BrowserContext ada;
  private Page page;
  private TicketId met;
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  void tell_of_promises_and_sign_in() {
    Story story = new Story("reported").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    met = story.opened(CONTACT);
    story.assigned(met, Impact.CRITICAL);
    story.answered(met, CONTACT.plusSeconds(60));
    story.happened(
        met, new TicketPaused(met, PauseReason.CUSTOMER_ACTION, null, CONTACT.plusSeconds(90)));
    TicketId breached = story.opened(CONTACT);
    story.assigned(breached, Impact.CRITICAL);
    Story.await(met, "ClockStopped");
    Story.await(breached, "ClockBreached");
    chromium = new Chromium();
    ada = chromium.visitor(true);
    page = Chromium.signIn(ada, Persona.ADA, root.resolve("/ui/clocks"));
    page.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            faults.add(message.text());
          }
        });
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/clocks?customer=reported",
        "/ui/clocks/attainment" + NARROWED,
        "/ui/clocks/attainment/clocks" + NARROWED + "&outcome=BREACHED",
        "/ui/clocks/pauses" + NARROWED
      })
  void a_page_is_whole_in_every_look_and_within_reach_of_the_keyboard(String path) {
    for (int width : new int[] {1200, NARROW}) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        // Given
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        // When
        page.navigate(root.resolve(path).toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // Then
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .as("width of %s", path)
            .isLessThanOrEqualTo(width);
        assertThat(violations()).as("%s %s %s", path, width, scheme).isEmpty();
      }
    }
    assertThat(page.locator("nav[aria-label=Clocks] a[aria-current]")).hasCount(1);
    int stops = page.locator("main a:visible, main button:visible, main input:visible").count();
    for (int stop = 0; stop < Math.min(stops, 25); stop++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate(FOCUS)).as("stop %d of %s", stop, path).isEqualTo(true);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void a_number_leads_to_the_list_behind_it_and_to_a_file() {
    // Given
    page.navigate(root.resolve("/ui/clocks/attainment" + NARROWED).toString());
    assertThat(page.locator("main tbody tr", new Page.LocatorOptions().setHasText("RESOLVE")))
        .containsText("0.00 %");
    // When
    page.getByLabel("1 met: reported hosting P1 RESPONSE").click();
    // Then
    assertThat(page.locator("main tbody th a")).hasText(met.value());
    assertThat(page.locator("main tbody .state")).hasText("met");
    String file = page.getByText("As CSV").getAttribute("href");
    String csv = ada.request().get(root.resolve(file).toString()).text();
    assertThat(csv).startsWith("ticket,kind,").contains("\r\n" + met + ",RESPONSE,");
  }

  @Test
  void pauses_without_a_question_stand_out() {
    // When
    page.navigate(root.resolve("/ui/clocks/pauses" + NARROWED).toString());
    // Then
    assertThat(page.locator("main")).containsText("1 without a question");
    assertThat(page.locator("main tbody .state.warn")).hasText("none");
    assertThat(page.locator("main tbody th a")).hasAttribute("href", "/ui/clocks/" + met);
  }

  @Test
  void the_chosen_period_is_asked_for() {
    // Given
    page.navigate(root.resolve("/ui/clocks/attainment" + NARROWED).toString());
    // When
    page.getByLabel("Month or quarter").fill("2025-Q3");
    page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
    // Then
    assertThat(page.locator("h1")).hasText("Attainment 2025-Q3");
    assertThat(page.getByLabel("1 met: reported hosting P1 RESPONSE")).isVisible();
  }

  private List<String> violations() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes())
            .toList();
  }
}
