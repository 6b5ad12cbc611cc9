package org.slaledger.local.parts;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final MockOAuth2Server server;
  private final TokenSigner signer;
  private final int port;

  private IdentityProvider(MockOAuth2Server server, TokenSigner signer, int port) {
    this.server = server;
    this.signer = signer;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder where its key is kept, so that tokens outlive a restart
   * @param port its port
   */
  public static IdentityProvider start(Path folder, int port) {
    var signer = TokenSigner.in(folder, issuer(port));
    var server = new MockOAuth2Server(configuration(signer.key(), loginPage(folder)));
    server.start(InetAddress.getLoopbackAddress(), port);
    return new IdentityProvider(server, signer, port);
  }

  private static OAuth2Config configuration(RSAKey key, Path loginPage) {
    var tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
    var claims =
        new DefaultOAuth2TokenCallback(
            ISSUER_ID,
            "nobody",
            "JWT",
            List.of(AUDIENCE),
            Map.of(),
            TokenSigner.LIFETIME.toSeconds());
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
    return issuer(port);
  }

  private static String issuer(int port) {
    return "http://localhost:" + port + "/" + ISSUER_ID;
  }

  /** A bearer token of a persona, good for {@link TokenSigner#LIFETIME}. */
  public String token(Persona persona) {
    return signer.token(persona);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
