package org.slaledger.notification.usecase;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.notification.domain.Retries;

/** The retries that {@code sla.notification.*} asks for. */
final class RetriesAsConfigured {
  private RetriesAsConfigured() {}

  @Produces
  @Singleton
  static Retries retries(
      @ConfigProperty(name = "sla.notification.attempts") int attempts,
      @ConfigProperty(name = "sla.notification.first-retry") Duration first,
      @ConfigProperty(name = "sla.notification.longest-retry") Duration longest) {
    return new Retries(attempts, first, longest);
  }
}
