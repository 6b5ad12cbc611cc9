package org.slaledger.local.parts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * A real OpenID Connect provider on the loopback address: discovery, keys, the authorization code
 * flow with PKCE, and a sign-in page with one button a {@link Persona}. It also hands out ready
 * bearer tokens.
 */
public final class IdentityProvider implements AutoCloseable {
  /** The issuer's last path segment. */
  public static final String ISSUER_ID = "sla";

  /** The audience of every token, and the client id of the pages. */
  public static final String AUDIENCE = "sla-ledger";

  /** How long a token is good for. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private final MockOAuth2Server server;
  private final RSAKey key;
  private final int port;

  private IdentityProvider(MockOAuth2Server server, RSAKey key, int port) {
    this.server = server;
    this.key = key;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder where its key is kept, so that tokens outlive a restart
   * @param port its port
   */
  public static IdentityProvider start(Path folder, int port) {
    var key = SigningKey.in(folder.resolve("signing-key.json"), ISSUER_ID);
    var server = new MockOAuth2Server(configuration(key, loginPage(folder)));
    server.start(InetAddress.getLoopbackAddress(), port);
    return new IdentityProvider(server, key, port);
  }

  private static OAuth2Config configuration(RSAKey key, Path loginPage) {
    var tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
    var claims =
        new DefaultOAuth2TokenCallback(
            ISSUER_ID, "nobody", "JWT", List.of(AUDIENCE), Map.of(), LIFETIME.toSeconds());
    return new OAuth2Config(
        true, loginPage.toString(), null, false, tokens, Set.of(claims), new LoopbackOAuthServer());
  }

  private static Path loginPage(Path folder) {
    try {
      return Files.writeString(folder.resolve("sign-in.html"), LoginPage.html()).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The issuer, as services are configured with it. */
  public String issuer() {
    return "http://localhost:" + port + "/" + ISSUER_ID;
  }

  /** A bearer token of a persona, good for {@link #LIFETIME}. */
  public String token(Persona persona) {
    return token(persona.subject(), persona.claims());
  }

  /** A bearer token with these claims, good for {@link #LIFETIME}. */
  public String token(String subject, Map<String, Object> claims) {
    return sign(issuer(), AUDIENCE, subject, claims, Instant.now().plus(LIFETIME));
  }

  /** A token signed with this provider's key, whatever it says: also ones that must be refused. */
  public String sign(
      String issuer, String audience, String subject, Map<String, Object> claims, Instant expiry) {
    var set =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(subject)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(Instant.now().minusSeconds(5)))
            .expirationTime(Date.from(expiry));
    claims.forEach(set::claim);
    return sign(set.build());
  }

  private String sign(JWTClaimsSet claims) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID(key.getKeyID())
              .type(JOSEObjectType.JWT)
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
