package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@TestProfile(HttpsTest.BehindHttps.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class HttpsTest {
  /** As in production. */
  public static final class BehindHttps implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "sla.https", "true",
          "sla.log.json", "true",
          "sla.session.secret", "a-secret-of-this-test-and-of-no-other-use",
          "sla.oidc.client-secret", "another-secret-of-this-test");
    }
  }

  @Test
  void browsers_are_held_to_https() {
    given()
        .redirects()
        .follow(false)
        .get("/ui/sample")
        .then()
        .statusCode(302)
        .header("Strict-Transport-Security", startsWith("max-age="))
        .header("Set-Cookie", containsString("Secure"))
        .header("Location", containsString("redirect_uri=https%3A"));
  }
}
