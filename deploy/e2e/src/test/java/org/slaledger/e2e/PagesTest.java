package org.slaledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.local.parts.Persona;

/** What holds for every page, shown with the story of the demo. */
@ExtendWith(WithPlatform.class)
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private final RunningPlatform platform;
  private final Chromium chromium;
  private final Visit root;
  private List<ShownPage> pages = List.of();

  PagesTest(RunningPlatform platform, Chromium chromium, PlayedDemo demo) {
    this.platform = platform;
    this.chromium = chromium;
    assertThat(demo.told()).contains("== A customer is registered");
    this.root = chromium.visit(platform);
  }

  @BeforeAll
  void sign_in() {
    root.signIn(Persona.ROOT);
    String ticket =
        platform
            .as(Persona.ADA)
            .get("/tickets?customer=" + PlayedDemo.CUSTOMER)
            .findValuesAsText("ticket")
            .getLast();
    pages =
        ShownPage.all(ticket, TwoVersions.proposed(platform, "acme-shown"), PlayedDemo.period());
  }

  @AfterAll
  void leave() {
    root.close();
  }

  Stream<ShownPage> pages() {
    return pages.stream();
  }

  Stream<Arguments> looks() {
    return pages.stream()
        .flatMap(page -> Stream.of(Look.values()).map(look -> Arguments.of(page, look)));
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void each_page_opens_for_those_who_may_see_it_and_is_offered_to_nobody_else(Persona persona) {
    try (Visit visit = chromium.visit(platform).signIn(persona)) {
      List<String> offered =
          visit.find("nav a").all().stream().map(entry -> entry.getAttribute("href")).toList();
      assertThat(offered).contains("/ui");
      List<String> open = new ArrayList<>();
      for (ShownPage page : pages) {
        // When
        int status = visit.open(page.path());

        // Then
        boolean reads = page.readers().contains(persona);
        assertThat(status).as("%s for %s", page, persona).isEqualTo(reads ? 200 : 403);
        assertThat(visit.find("main h1")).hasCount(1);
        if (reads) {
          open.add(page.path());
        }
        if (offered.contains(page.path())) {
          assertThat(visit.find("nav a[aria-current=page]")).hasAttribute("href", page.path());
        }
      }
      assertThat(open).containsAll(offered);
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void each_page_is_whole_in_every_look(ShownPage page, Look look) {
    // Given
    look.putOn(root.page());

    // When
    int status = root.open(page.path());
    root.page().waitForLoadState(LoadState.NETWORKIDLE);
    look.screenshot(root.page(), page.name());

    // Then
    assertThat(status).isEqualTo(200);
    assertThat(root.faults()).isEmpty();
    assertThat((int) root.page().evaluate("document.documentElement.scrollWidth"))
        .as("width of %s", page)
        .isLessThanOrEqualTo(look.width());
    assertThat(Barriers.on(root.page())).isEmpty();
  }

  @Test
  void dark_is_dark_and_light_is_light() {
    root.open("/ui");
    List<Integer> brightness = new ArrayList<>();
    for (Look look : List.of(Look.LIGHT, Look.DARK)) {
      look.putOn(root.page());
      brightness.add(
          (Integer)
              root.page()
                  .evaluate(
                      "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
                          + ".slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"));
    }
    assertThat(brightness.getFirst()).isGreaterThan(600);
    assertThat(brightness.getLast()).isLessThan(150);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_keyboard_alone_gets_everywhere_and_one_sees_where_one_is(ShownPage page) {
    // Given
    Look.LIGHT.putOn(root.page());
    root.open(page.path());
    root.page().waitForLoadState(LoadState.NETWORKIDLE);

    // When
    root.page().keyboard().press("Tab");

    // Then
    Locator skip = root.find(".skip");
    assertThat(skip).isFocused();
    assertThat(skip).isInViewport();
    // a picture's links are passed over: each leads where a link in words leads too
    String reachable =
        "a:visible:not([tabindex='-1']), button:visible, input:visible, select:visible";
    int stops = root.find(reachable).count();
    for (int stop = 1; stop < Math.min(stops, 30); stop++) {
      root.page().keyboard().press("Tab");
      assertThat(root.page().evaluate(FOCUS)).as("stop %d of %s", stop, page).isEqualTo("seen");
    }
    root.open(page.path());
    root.page().keyboard().press("Tab");
    root.page().keyboard().press("Enter");
    assertThat(root.find("main")).isFocused();
  }

  private static final String FOCUS =
      """
      (() => {
        const at = document.activeElement;
        if (!at || at === document.body) return 'nothing has the focus';
        const style = getComputedStyle(at);
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline: ' + at.outerHTML;
        const box = at.getBoundingClientRect();
        const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return inside ? 'seen' : 'outside the window: ' + at.outerHTML;
      })()""";

  @Test
  void the_pages_around_a_session_are_whole_too() {
    try (Visit visit = chromium.visit(platform)) {
      for (Look look : Look.values()) {
        look.putOn(visit.page());
        visit.open("/web/signed-out.html");
        look.screenshot(visit.page(), "signed-out");
        assertThat(Barriers.on(visit.page())).isEmpty();
        visit.open("/");
        look.screenshot(visit.page(), "sign-in");
        assertThat(Barriers.on(visit.page())).isEmpty();
      }
    }
  }

  @Test
  void a_page_that_does_not_exist_says_so_and_leads_back() {
    for (Look look : Look.values()) {
      // Given
      look.putOn(root.page());

      // When
      int status = root.open("/ui/tickets/T-NOSUCHTICKET");
      look.screenshot(root.page(), "problem");

      // Then
      assertThat(status).isEqualTo(404);
      assertThat(root.find("main a[href='/ui']")).isVisible();
      assertThat(Barriers.on(root.page())).isEmpty();
      root.faults();
    }
  }
}
