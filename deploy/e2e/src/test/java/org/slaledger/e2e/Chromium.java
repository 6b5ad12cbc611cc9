package org.slaledger.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The system's Chromium, driven by Playwright. {@code SLA_CHROMIUM} names its executable where it
 * has no usual name.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Path executable = executable(System.getenv("SLA_CHROMIUM"));
    Playwright playwright = Playwright.create();
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    return new Chromium(playwright, browser);
  }

  private static Path executable(@Nullable String named) {
    return Stream.concat(Stream.ofNullable(named), USUAL.stream())
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no Chromium was found: install it (Debian: apt-get install chromium), or name"
                        + " its executable in SLA_CHROMIUM"));
  }

  /** Somebody who has never been here. */
  Visit visit(RunningPlatform platform) {
    return new Visit(browser.newContext(), platform.address());
  }

  @Override
  public void close() {
    playwright.close();
  }
}
