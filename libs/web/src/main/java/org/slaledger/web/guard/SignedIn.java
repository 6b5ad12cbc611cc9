package org.slaledger.web.guard;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Lets in who is signed in. Differs from the built-in policy {@code authenticated} in that a
 * refusal passes the failure handlers, so that it has a body that says what is needed.
 */
@Singleton
final class SignedIn implements HttpSecurityPolicy {
  private final HttpAuthenticator authenticator;

  SignedIn(HttpAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public String name() {
    return "signed-in";
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    return identity.flatMap(
        actor ->
            actor.isAnonymous() ? challenge(request) : Uni.createFrom().item(CheckResult.PERMIT));
  }

  private Uni<CheckResult> challenge(RoutingContext request) {
    return authenticator
        .sendChallenge(request)
        .flatMap(sent -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }
}
