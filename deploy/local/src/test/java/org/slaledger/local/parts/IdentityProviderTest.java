package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityProviderTest {
  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";
  private static final String BACK = "http://localhost:8080/ui/signed-in";

  @TempDir Path folder;
  private IdentityProvider provider;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    provider = IdentityProvider.start(folder, Ports.free());
  }

  @AfterEach
  void stop() {
    provider.close();
    http.close();
  }

  @Test
  void a_personas_token_is_signed_with_the_published_key_and_carries_its_claims() throws Exception {
    // When
    var token = SignedJWT.parse(provider.token(Persona.CARLA));

    // Then
    assertThat(token.verify(new RSASSAVerifier(publishedKeys().getKeyByKeyId("sla").toRSAKey())))
        .isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
    assertThat(claims.getAudience()).containsExactly("sla-ledger");
    assertThat(claims.getSubject()).isEqualTo("customer-carla");
    assertThat(claims.getStringClaim("customer")).isEqualTo("acme");
    assertThat(claims.getStringListClaim("groups")).containsExactly("customer");
    assertThat(claims.getExpirationTime()).isAfter(Date.from(Instant.now().plusSeconds(12 * 3600)));
  }

  @Test
  void one_click_on_the_sign_in_page_yields_that_personas_tokens() throws Exception {
    // Given
    var address = URI.create(provider.issuer() + "/authorize?" + authorizationRequest());
    var page = get(address);
    assertThat(page).contains("Ada", "Carla", "Olaf", "Ingo", "Aude", "Root");

    // When
    var code = code(post(address, formOf(page, "agent-ada")));
    var answer = post(token(), tokenRequest(code, VERIFIER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var tokens = JSONObjectUtils.parse(answer.body());

    // Then
    for (var kind : List.of("access_token", "id_token")) {
      var claims = SignedJWT.parse((String) tokens.get(kind)).getJWTClaimsSet();
      assertThat(claims.getSubject()).isEqualTo("agent-ada");
      assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
      assertThat(claims.getAudience()).containsExactly("sla-ledger");
      assertThat(claims.getStringListClaim("groups")).containsExactly("agent");
      assertThat(claims.getStringClaim("name")).isEqualTo("Ada");
    }
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier() throws Exception {
    // Given
    var address = URI.create(provider.issuer() + "/authorize?" + authorizationRequest());
    var code = code(post(address, formOf(get(address), "agent-ada")));

    // When
    var answer =
        post(token(), tokenRequest(code, "another-verifier-that-is-long-enough-to-be-one"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void the_key_outlives_a_restart() throws Exception {
    // Given
    var token = SignedJWT.parse(provider.token(Persona.ADA));

    // When
    provider.close();
    provider = IdentityProvider.start(folder, Ports.free());

    // Then
    assertThat(token.verify(new RSASSAVerifier(publishedKeys().getKeyByKeyId("sla").toRSAKey())))
        .isTrue();
  }

  private JWKSet publishedKeys() throws Exception {
    return JWKSet.load(URI.create(provider.issuer() + "/jwks").toURL());
  }

  private URI token() {
    return URI.create(provider.issuer() + "/token");
  }

  private static String authorizationRequest() throws Exception {
    var digest =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    return "response_type=code&client_id=sla-ledger&scope=openid&state=s&code_challenge_method=S256&redirect_uri="
        + encode(BACK)
        + "&code_challenge="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static String tokenRequest(String code, String verifier) {
    return "grant_type=authorization_code&client_id=sla-ledger&client_secret=x&code=%s&redirect_uri=%s&code_verifier=%s"
        .formatted(code, encode(BACK), verifier);
  }

  private static String formOf(String page, String subject) {
    var form =
        Pattern.compile(
            "value=\""
                + subject
                + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"");
    var match = form.matcher(page);
    assertThat(match.find()).isTrue();
    return "username=" + subject + "&claims=" + encode(match.group(1).replace("&quot;", "\""));
  }

  private static String code(HttpResponse<String> redirect) {
    var match =
        Pattern.compile("code=([^&]+)")
            .matcher(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(match.find()).isTrue();
    return match.group(1);
  }

  private String get(URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> post(URI address, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
