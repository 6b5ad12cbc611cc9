package org.slaledger.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slaledger.local.parts.Persona;

/** The system's Chromium; {@code SLA_CHROMIUM} names its executable where it has no usual name. */
public final class Chromium implements AutoCloseable {
  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking");

  private final Playwright playwright = Playwright.create();
  private final Browser browser;

  /** Starts it; fails where there is none. */
  public Chromium() {
    Path executable =
        Stream.concat(Stream.ofNullable(System.getenv("SLA_CHROMIUM")), USUAL.stream())
            .filter(Objects::nonNull)
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no Chromium: apt-get install chromium"));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /** Somebody who has never been here. */
  public BrowserContext visitor(boolean scripts) {
    return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
  }

  /** Opens a page, and signs in on the way. */
  public static Page signIn(BrowserContext visitor, Persona persona, URI address) {
    Page page = visitor.newPage();
    page.navigate(address.toString());
    page.locator("#" + persona.subject()).click();
    page.waitForURL(address.toString());
    return page;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
