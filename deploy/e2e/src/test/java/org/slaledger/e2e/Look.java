package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;

/** How a page is looked at. */
enum Look {
  LIGHT(1200, ColorScheme.LIGHT),
  DARK(1200, ColorScheme.DARK),
  NARROW(360, ColorScheme.LIGHT);

  private static final int HEIGHT = 800;

  private final int width;
  private final ColorScheme scheme;

  Look(int width, ColorScheme scheme) {
    this.width = width;
    this.scheme = scheme;
  }

  /** Has a page looked at in every way: it fits, and nobody is kept out of it. */
  static void every(Visit visit, String name) {
    for (Look look : values()) {
      look.putOn(visit.page());
      look.screenshot(visit.page(), name);
      assertThat((int) visit.page().evaluate("document.documentElement.scrollWidth"))
          .as("width of %s", name)
          .isLessThanOrEqualTo(look.width());
      assertThat(Barriers.on(visit.page())).isEmpty();
    }
    LIGHT.putOn(visit.page());
  }

  int width() {
    return width;
  }

  void putOn(Page page) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /** What it looks like, for people to see after the tests. */
  void screenshot(Page page, String name) {
    Path file =
        WorkTree.target()
            .resolve("screenshots")
            .resolve(name + "-" + name().toLowerCase(Locale.ROOT) + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }
}
