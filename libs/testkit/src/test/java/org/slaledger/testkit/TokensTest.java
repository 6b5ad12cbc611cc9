package org.slaledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;

class TokensTest {
  @Test
  void a_good_token_is_signed_with_the_issuers_key() throws Exception {
    var token = SignedJWT.parse(Tokens.of(Persona.ADA));

    assertThat(token.verify(publishedKey())).isTrue();
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(Shared.issuer());
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("agent-ada");
  }

  @Test
  void each_wrong_token_is_wrong_in_its_own_way() throws Exception {
    var wrong = Tokens.wrong(Persona.ADA);

    var claims = JWTParser.parse(wrong.get("wrong issuer")).getJWTClaimsSet();
    assertThat(claims.getIssuer()).isNotEqualTo(Shared.issuer());
    claims = JWTParser.parse(wrong.get("wrong audience")).getJWTClaimsSet();
    assertThat(claims.getAudience()).doesNotContain("sla-ledger");
    claims = JWTParser.parse(wrong.get("expired")).getJWTClaimsSet();
    assertThat(claims.getExpirationTime()).isBefore(Date.from(Instant.now()));
    assertThat(JWTParser.parse(wrong.get("alg=none"))).isInstanceOf(PlainJWT.class);
    assertThat(SignedJWT.parse(wrong.get("unknown key")).verify(publishedKey())).isFalse();
    assertThat(wrong).hasSize(5);
  }

  private static RSASSAVerifier publishedKey() throws Exception {
    var keys = JWKSet.load(URI.create(Shared.issuer() + "/jwks").toURL());
    return new RSASSAVerifier(keys.getKeyByKeyId("sla").toRSAKey());
  }
}
