package org.slaledger.local.parts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * Makes bearer tokens with the local identity provider's key, whether or not it runs in this
 * process.
 */
public final class TokenSigner {
  /** How long a token is good for. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private final RSAKey key;
  private final String issuer;

  private TokenSigner(RSAKey key, String issuer) {
    this.key = key;
    this.issuer = issuer;
  }

  /**
   * A signer for an issuer.
   *
   * @param folder the identity provider's folder, with its key
   * @param issuer the issuer's address
   */
  public static TokenSigner in(Path folder, String issuer) {
    return new TokenSigner(
        SigningKey.in(folder.resolve("signing-key.json"), IdentityProvider.ISSUER_ID), issuer);
  }

  /** A signer with a new key that no issuer publishes: its tokens must be refused. */
  public static TokenSigner withUnknownKey(String issuer) {
    return new TokenSigner(SigningKey.generate(IdentityProvider.ISSUER_ID), issuer);
  }

  RSAKey key() {
    return key;
  }

  /** A bearer token of a persona, good for {@link #LIFETIME}. */
  public String token(Persona persona) {
    return token(persona.subject(), persona.claims());
  }

  /** A bearer token with these claims, good for {@link #LIFETIME}. */
  public String token(String subject, Map<String, Object> claims) {
    return sign(issuer, IdentityProvider.AUDIENCE, subject, claims, Instant.now().plus(LIFETIME));
  }

  /** A bearer token with these claims, good for as long as is said. */
  public String lasting(String subject, Map<String, Object> claims, Duration lifetime) {
    var now = Instant.now();
    var set = claims(issuer, IdentityProvider.AUDIENCE, subject, now, now.plus(lifetime));
    claims.forEach(set::claim);
    return sign(set.build());
  }

  /** A token that says anything: also what must be refused. */
  public String sign(
      String issuer, String audience, String subject, Map<String, Object> claims, Instant expiry) {
    var set = claims(issuer, audience, subject, expiry.minus(LIFETIME), expiry);
    claims.forEach(set::claim);
    return sign(set.build());
  }

  private static JWTClaimsSet.Builder claims(
      String issuer, String audience, String subject, Instant from, Instant expiry) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject(subject)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(from))
        .expirationTime(Date.from(expiry));
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
}
