package org.slaledger.web.guard;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start behind https with a secret that everybody can read in the source. */
@Singleton
final class OwnSecrets {
  private final boolean https;
  private final String session;
  private final String client;

  OwnSecrets(
      @ConfigProperty(name = "sla.https") boolean https,
      @ConfigProperty(name = "sla.session.secret") String session,
      @ConfigProperty(name = "sla.oidc.client-secret") String client) {
    this.https = https;
    this.session = session;
    this.client = client;
  }

  void check(@Observes StartupEvent start) {
    if (session.length() < 32) {
      throw new IllegalStateException("SLA_SESSION_SECRET needs at least 32 characters");
    }
    if (https && (session.startsWith("local-") || client.startsWith("local-"))) {
      throw new IllegalStateException("set SLA_SESSION_SECRET and SLA_OIDC_CLIENT_SECRET");
    }
  }
}
