package org.slaledger.probe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Chromium;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** The pages in a browser: of a shop that was down a while ago, and a till that is down now. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvailabilityPagesTest {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
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

  private final String customer = "aa" + Promised.unique();
  private final String shop = "shop-" + Promised.unique();
  private final String till = "till-" + Promised.unique();
  private final Instant zero =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(30));
  private final Recordings ofShop = new Recordings(shop, zero);
  private final Target target = new Target();
  private final List<String> faults = new ArrayList<>();

  private Chromium chromium;
  private BrowserContext ada;
  private Page page;

  @BeforeAll
  void record_and_sign_in() {
    new Promised(customer)
        .withNotice(Duration.ofHours(1))
        .signed(
            zero,
            ofShop.terms(2, "rome", "bern"),
            Promised.point(till, target.url(), Duration.ofSeconds(1)));
    ofShop.measured("rome", 0, 60).missed("rome", 60, 90).measured("bern", 0, 60);
    ofShop.failed("rome", 10, 3);
    ofShop.failed("bern", 12, 2);
    ofShop.recovered("rome", 20, 10);
    ofShop.recovered("bern", 20, 12);
    Awaitility.await().until(() -> api("/points/" + shop + "/outages").contains("ENDED"));
    Awaitility.await().until(() -> api("/points/" + till + "/results").contains("SUCCEEDED"));
    target.answers(503);
    Awaitility.await().until(() -> api("/points/" + till + "/outages").contains("GOES_ON"));
    chromium = new Chromium();
    ada = chromium.visitor(true);
    page = Chromium.signIn(ada, Persona.ADA, root.resolve("/ui/availability"));
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
    target.close();
  }

  @Test
  void each_page_is_whole_in_every_look_and_within_reach_of_the_keyboard() {
    for (String path : List.of("", point(shop), point(till), service(), outage(), "/badges")) {
      String name = path.isEmpty() ? "overview" : path.split("[/?]")[1];
      for (int width : new int[] {1200, NARROW}) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          // Given
          page.setViewportSize(width, 800);
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
          // When
          open(path);
          // Then
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(picture(name + "-" + path.length(), width, scheme)));
          assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
              .as("width of %s", path)
              .isLessThanOrEqualTo(width);
          assertThat(violations()).as("%s %s %s", path, width, scheme).isEmpty();
        }
      }
      for (int stop = 0; stop < 25; stop++) {
        page.keyboard().press("Tab");
        if ((boolean) page.evaluate("document.activeElement !== document.body")) {
          assertThat(page.evaluate(FOCUS)).as("stop %d of %s", stop, path).isEqualTo(true);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void a_bar_for_each_day_leads_to_the_day_and_a_day_says_why_it_was_not_measured() {
    // Given
    open("");
    Locator row = page.locator(".seen li", new Page.LocatorOptions().setHasText(shop));
    assertThat(row.locator(".days a")).hasCount(90);
    // When
    row.locator("a").first().click();
    // Then
    assertThat(page.locator("h1")).hasText(shop);
    assertThat(page.locator("main")).containsText("GET https://acme.example/health");
    assertThat(page.locator("main")).containsText("seen so from 2 locations");
    // When
    open(point(shop) + "?day=" + day());
    // Then
    assertThat(page.locator("#day")).containsText(day().toString());
    assertThat(page.locator("[aria-label='Not measured'] tbody tr"))
        .containsText("the prober was too late to say");
    assertThat(page.locator("[aria-label='location'] li")).hasCount(2);
    assertThat(page.locator("rect.down").first()).isAttached();
  }

  @Test
  void latencies_are_drawn_and_stand_in_a_table() {
    // When
    open(point(till));
    // Then
    assertThat(page.locator(".chart canvas")).isVisible();
    page.getByText("As a table").click();
    assertThat(page.locator("#latencies tbody tr").first()).isVisible();
  }

  @Test
  void an_outage_shows_every_failed_probe_and_who_saw_it() {
    // Given
    open(point(shop));
    // When
    page.locator("#outages + .scroll tbody th a").click();
    // Then
    assertThat(page.locator("h1")).hasText("Outage of " + shop);
    Locator probes = page.locator("[aria-label='Failed probes of " + shop + "'] tbody tr");
    assertThat(probes).hasCount(5);
    assertThat(probes.first()).containsText("status 503");
    assertThat(probes.first()).containsText("connect 0.020 s");
    assertThat(page.locator("main")).containsText("No maintenance window touches it.");
    assertThat(page.locator("[aria-label='Locations'] li")).hasCount(2);
  }

  @Test
  void an_outage_names_the_maintenance_that_touches_it() {
    // Given
    Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType("application/json")
        .body(
            """
            {"customers":["%s"],"services":["portal"],"from":"%s","to":"%s","reason":"New roof"}"""
                .formatted(customer, soon, soon.plusSeconds(3600)))
        .post("/maintenance")
        .then()
        .statusCode(201);
    // When
    open(point(till));
    page.locator("#outages + .scroll tbody th a").first().click();
    // Then
    Awaitility.await()
        .until(
            () -> {
              page.reload();
              return page.locator("main").innerText().contains("New roof");
            });
    assertThat(page.locator("main")).containsText("goes on");
  }

  @Test
  void a_badge_is_made_on_the_page_of_what_it_shows() {
    // Given
    open(point(shop));
    // When
    page.getByText("Make a badge").click();
    // Then
    String address = page.getByLabel("Address").inputValue();
    given().get(URI.create(address).getPath()).then().statusCode(200).contentType("image/svg+xml");
    // When
    open("/badges");
    page.locator("tr", new Page.LocatorOptions().setHasText(shop)).locator("button").click();
    // Then
    assertThat(page.locator("main")).not().containsText(shop);
    given().get(URI.create(address).getPath()).then().statusCode(404);
  }

  private void open(String path) {
    page.navigate(root.resolve("/ui/availability" + path).toString());
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static String point(String name) {
    return "/points/" + name;
  }

  private String service() {
    return "/services/" + customer + "/portal";
  }

  private String outage() {
    return point(shop) + "/outages/" + ofShop.minute(13);
  }

  private LocalDate day() {
    return LocalDate.ofInstant(ofShop.minute(60), ZoneOffset.UTC);
  }

  private static Path picture(String name, int width, ColorScheme scheme) {
    return Path.of(
        "target",
        "screenshots",
        "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)));
  }

  private String api(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get(root.resolve("/availability" + path))
        .asString();
  }

  private List<String> violations() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes())
            .toList();
  }
}
