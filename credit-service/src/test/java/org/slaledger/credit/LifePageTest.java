package org.slaledger.credit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Chromium;
import org.slaledger.testkit.PlatformResource;

/** What becomes of a statement, in a browser. */
@QuarkusTest
@TestProfile(LifeTest.Soon.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class LifePageTest {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int NARROW = 360;

  /** The first example of FIPS 180-4. */
  private static final String HASH_OF_ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TestHTTPResource("/")
  URI root;

  private final List<String> faults = new ArrayList<>();
  private Chromium chromium;
  private EndedPeriod period;

  @BeforeEach
  void begin() {
    chromium = new Chromium();
    period = EndedPeriod.signed();
    period.anHourDown();
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void a_statement_is_disputed_and_ruled_on_and_shows_how_far_that_has_come() {
    // Given
    period.end();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> Api.as(Persona.AUDE).get(period.path() + "/life").then().extract().path("phase"),
            "ISSUED"::equals);
    Page aude = open(Persona.AUDE);
    assertThat(aude.locator("main")).containsText("Granted 40.00");
    // When
    aude.locator("summary:has-text('Dispute this statement')").click();
    aude.locator("form[aria-label=Dispute] [name=figure]").selectOption("credit");
    aude.locator("form[aria-label=Dispute] [name=evidence]").fill("ticket:T-7");
    aude.locator("form[aria-label=Dispute] input[type=file]")
        .setInputFiles(new FilePayload("abc.txt", "text/plain", "abc".getBytes(US_ASCII)));
    assertThat(aude.locator("form[aria-label=Dispute] [name=evidence]"))
        .hasValue("ticket:T-7\n" + HASH_OF_ABC);
    aude.locator("form[aria-label=Dispute] [name=reason]").fill("It is far more.");
    aude.locator("button:has-text('Dispute it')").click();
    // Then
    assertThat(aude.locator("article")).containsText("It is far more.");
    assertThat(aude.locator("article")).containsText(HASH_OF_ABC);
    assertThat(aude.locator("article")).containsText("Ruling due");
    assertThat(aude.locator("h1 + p")).containsText("disputed");
    sound(aude);
    // When: whoever has to rule on it looks what there is
    Page olaf = open(Persona.OLAF);
    olaf.navigate(root.resolve("/ui/disputes").toString());
    assertThat(olaf.locator("tr:has-text('" + period.agreement() + "')")).containsText("open");
    sound(olaf);
    olaf.locator("tr:has-text('" + period.agreement() + "') th a").click();
    // Then
    olaf.locator("form[aria-label^=Ruling] [name=reason]").fill("It is what was measured.");
    sound(olaf);
    olaf.locator("button:has-text('Reject')").click();
    // Then
    assertThat(olaf.locator("article")).containsText("rejected");
    assertThat(olaf.locator("article")).containsText("It is what was measured.");
    assertThat(olaf.locator("form[aria-label^=Ruling]")).hasCount(0);
    olaf.locator("[name=reference]").fill("CN-7");
    olaf.locator("button:has-text('Settle 40.00 EUR')").click();
    assertThat(olaf.locator("main")).containsText("40.00 EUR as CN-7");
    assertThat(faults).isEmpty();
  }

  @Test
  void an_exclusion_is_claimed_accepted_and_shows_its_price() {
    // Given
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.as(Persona.OLAF).get(period.path()).statusCode() == 200);
    Page olaf = open(Persona.OLAF);
    // When
    olaf.locator("summary:has-text('Claim that time does not count')").click();
    olaf.locator("form[aria-label=Claim] [name=category]").selectOption("THIRD_PARTY");
    olaf.locator("form[aria-label=Claim] [name=from]").fill(local(period.down()));
    olaf.locator("form[aria-label=Claim] [name=to]").fill(local(period.back()));
    olaf.locator("form[aria-label=Claim] [name=evidence]").fill("ticket:T-1");
    olaf.locator("form[aria-label=Claim] [name=reason]").fill("The carrier cut its line.");
    olaf.locator("button:has-text('Claim it')").click();
    // Then
    assertThat(olaf.locator("article")).containsText("claimed afterwards");
    assertThat(olaf.locator("article")).containsText("The carrier cut its line.");
    // When
    Page root = open(Persona.ROOT);
    root.locator("article button:has-text('Accept')").click();
    // Then
    assertThat(root.locator("article")).containsText("accepted");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              root.reload();
              assertThat(root.locator("[aria-label='Exclusions of hosting']").textContent())
                  .contains("holds", "0.00 EUR", "40.00 EUR");
            });
    // When: what it rests on is opened
    root.locator("[aria-label='Exclusions of hosting'] a").first().click();
    // Then
    assertThat(root.locator("article:target")).containsText("The carrier cut its line.");
    // When: a piece of the picture is opened
    root.locator("svg a:has(.excluded)").click();
    // Then
    assertThat(root.locator("tr:target")).containsText("excluded");
    assertThat(root.locator("tr:target a").last())
        .hasAttribute("href", Pattern.compile("/ui/availability/points/.*-web\\?day=.*"));
    // When
    root.locator("summary:has-text('What if')").click();
    root.locator("form[aria-label='What if'] label:has-text('without exclusion') input").check();
    root.locator("button:has-text('Derive it')").click();
    // Then
    assertThat(root.locator("details[open] [role=status]"))
        .containsText("It would be 40.00 EUR, and is 0.00 EUR. Nothing was written.");
    assertThat(root.locator("form[aria-label='What if'] input[name=out]").first()).isChecked();
    sound(root);
    assertThat(faults).isEmpty();
  }

  private Page open(Persona persona) {
    Page page =
        Chromium.signIn(chromium.visitor(true), persona, root.resolve("/ui" + period.path()));
    page.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            faults.add(message.text());
          }
        });
    return page;
  }

  /** Also on a telephone; nothing that keeps people out. */
  private static void sound(Page page) {
    page.setViewportSize(NARROW, 800);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(NARROW);
    assertThat(
            new AxeBuilder(page)
                .analyze().getViolations().stream()
                    .filter(rule -> GRAVE.contains(rule.getImpact()))
                    .map(rule -> rule.getId() + " " + rule.getNodes()))
        .isEmpty();
  }

  /** As a browser writes it: without seconds where there are none. */
  private static String local(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
  }
}
