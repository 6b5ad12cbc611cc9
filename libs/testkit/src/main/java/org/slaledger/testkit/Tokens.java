package org.slaledger.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.parts.TokenSigner;

/** Bearer tokens for tests: good ones, and ones that are wrong in one way each. */
public final class Tokens {
  private Tokens() {}

  /** Made once: a key takes longer than many requests. */
  private static final class Signers {
    static final TokenSigner KNOWN = TokenSigner.in(Shared.folder(), Shared.issuer());
    static final TokenSigner UNKNOWN = TokenSigner.withUnknownKey(Shared.issuer());

    private Signers() {}
  }

  /** A good token of a persona. */
  public static String of(Persona persona) {
    return Signers.KNOWN.token(persona);
  }

  /**
   * A good token with these roles; with a customer's id for one who sees that customer's data only.
   */
  public static String of(String subject, List<String> roles, @Nullable String customer) {
    return Signers.KNOWN.token(subject, Persona.claims(subject, roles, customer));
  }

  /** A good token with one role. */
  public static String of(String subject, String role) {
    return of(subject, List.of(role), null);
  }

  /** A good token of somebody else's customer: may see nothing of the customer acme. */
  public static String ofAnotherCustomer() {
    return of("customer-mallory", List.of("customer"), "umbrella");
  }

  /** A good token without any role. */
  public static String withoutRole() {
    return of("nobody", List.of(), null);
  }

  /** Signed with the right key, by an issuer that nobody configured. */
  public static String ofWrongIssuer(Persona persona) {
    return sign("https://issuer.example/sla", IdentityProvider.AUDIENCE, persona, inAnHour());
  }

  /** Meant for another audience. */
  public static String forWrongAudience(Persona persona) {
    return sign(Shared.issuer(), "another-application", persona, inAnHour());
  }

  /** Expired an hour ago. */
  public static String expired(Persona persona) {
    return sign(
        Shared.issuer(), IdentityProvider.AUDIENCE, persona, Instant.now().minusSeconds(3600));
  }

  /** Unsigned: its header says {@code alg=none}. */
  public static String unsigned(Persona persona) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(Shared.issuer())
            .audience(IdentityProvider.AUDIENCE)
            .subject(persona.subject())
            .issueTime(new Date())
            .expirationTime(Date.from(inAnHour()));
    persona.claims().forEach(claims::claim);
    return new PlainJWT(claims.build()).serialize();
  }

  /** Signed with a key that the issuer never published. */
  public static String ofUnknownKey(Persona persona) {
    return Signers.UNKNOWN.token(persona);
  }

  /** All tokens that no endpoint may take, each under the name of its fault. */
  public static Map<String, String> wrong(Persona persona) {
    Map<String, Function<Persona, String>> faults = new LinkedHashMap<>();
    faults.put("wrong issuer", Tokens::ofWrongIssuer);
    faults.put("wrong audience", Tokens::forWrongAudience);
    faults.put("expired", Tokens::expired);
    faults.put("alg=none", Tokens::unsigned);
    faults.put("unknown key", Tokens::ofUnknownKey);
    var tokens = new LinkedHashMap<String, String>();
    faults.forEach((fault, token) -> tokens.put(fault, token.apply(persona)));
    return tokens;
  }

  private static String sign(String issuer, String audience, Persona persona, Instant expiry) {
    return Signers.KNOWN.sign(issuer, audience, persona.subject(), persona.claims(), expiry);
  }

  private static Instant inAnHour() {
    return Instant.now().plusSeconds(3600);
  }
}
