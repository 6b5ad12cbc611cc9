package org.slaledger.credit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Chromium;
import org.slaledger.testkit.PlatformResource;

/** Checkpoints, witnesses and bundles, in a browser. */
@QuarkusTest
@TestProfile(SigningLedger.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class LedgerPageTest {
  private static final Path EXAMPLE = Path.of("../docs/example.bundle");
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int NARROW = 360;

  @TestHTTPResource("/")
  URI root;

  @TempDir private Path folder;

  private Chromium chromium;

  @BeforeEach
  void begin() {
    chromium = new Chromium();
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void checkpoints_are_shown_with_who_witnessed_them() {
    // Given
    EndedPeriod.signed().allUp();
    await().atMost(Duration.ofSeconds(60)).until(() -> latest().statusCode() == 200);
    Note note = Note.parse(latest().asByteArray());
    String size = note.text().lines().skip(1).findFirst().orElseThrow();
    SigningKey witness =
        SigningKey.generate("witness.example", SignatureType.COSIGNATURE, new SecureRandom());
    Api.as(Persona.AUDE)
        .contentType("application/json")
        .body(
            Map.of(
                "key",
                witness.verifier().toString(),
                "signature",
                witness.sign(note.text(), Instant.now()).toString()))
        .post("/ledger/checkpoints/" + size + "/cosignatures")
        .then()
        .statusCode(201);
    // When
    Page page = open(Persona.CARLA);
    // Then
    assertThat(page.locator("main")).containsText(SigningLedger.KEY.verifier().toString());
    assertThat(page.locator("tr:has(a[href='/ledger/checkpoints/" + size + "'])"))
        .containsText("witness.example+");
    sound(page);
  }

  @Test
  void a_bundle_is_checked_in_the_page() throws Exception {
    Page page = open(Persona.AUDE);
    page.locator("[name=bundle]").setInputFiles(EXAMPLE);
    page.locator("button:has-text('Verify')").click();
    assertThat(page.locator("#checked")).containsText("OK 100.00 EUR");
    sound(page);
    // When
    String dearer = Files.readString(EXAMPLE).replace("100.00", "900.00");
    page.locator("[name=bundle]").setInputFiles(Files.writeString(folder.resolve("b"), dearer));
    page.locator("button:has-text('Verify')").click();
    // Then
    assertThat(page.locator("[role=status]:has(#checked)")).containsText("the file was changed");
    // When
    page.locator("[name=bundle]").setInputFiles(EXAMPLE);
    page.locator("[name=key]").fill("nobody");
    page.locator("button:has-text('Verify')").click();
    // Then
    assertThat(page.locator("[role=status]:has(#checked)")).containsText("the key is none");
  }

  private static Response latest() {
    return given().get("/ledger/checkpoint");
  }

  private Page open(Persona persona) {
    return Chromium.signIn(chromium.visitor(true), persona, root.resolve("/ui/ledger"));
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
}
