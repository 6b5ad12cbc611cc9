package org.slaledger.web;

import com.nimbusds.jose.JOSEObjectType;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** A real issuer of tokens, on a port of its own. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {
  private static final MockOAuth2Server SERVER = new MockOAuth2Server();
  private static final String ISSUER = "sla";

  @Override
  public Map<String, String> start() {
    SERVER.start();
    return Map.of("sla.oidc.issuer", SERVER.issuerUrl(ISSUER).toString());
  }

  @Override
  public void stop() {
    SERVER.shutdown();
  }

  static String token(String subject, String role, Map<String, Object> more) {
    return token(ISSUER, subject, role, "sla-ledger", 3600, more);
  }

  static String token(String subject, String role) {
    return token(subject, role, Map.of());
  }

  static String token(
      String issuer,
      String subject,
      String role,
      String audience,
      long seconds,
      Map<String, Object> more) {
    return SERVER
        .issueToken(
            issuer,
            "sla-ledger",
            callback(issuer, subject, List.of(role), List.of(audience), seconds, more))
        .serialize();
  }

  static void nextToSignIn(String subject, String role, String name) {
    SERVER.enqueueCallback(
        callback(
            ISSUER, subject, List.of(role), List.of("sla-ledger"), 3600, Map.of("name", name)));
  }

  private static OAuth2TokenCallback callback(
      String issuer,
      String subject,
      List<String> roles,
      List<String> audience,
      long seconds,
      Map<String, Object> more) {
    Map<String, Object> claims = new java.util.HashMap<>(more);
    claims.put("groups", roles);
    return new DefaultOAuth2TokenCallback(
        issuer, subject, JOSEObjectType.JWT.getType(), audience, claims, seconds);
  }
}
