package org.slaledger.journal.seal;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.seal.PlatformKeys;

/**
 * The platform's keys as configured, and what the service has to do with keys at all. A service
 * that opens sealed texts does not start without them.
 */
@Singleton
public class SealSettings {
  private static final int BEFORE_ALL_ELSE = 1;

  private final boolean reads;
  private final Set<String> owns;
  private final Optional<String> place;
  private final Optional<PlatformKeys> platform;

  SealSettings(
      @ConfigProperty(name = "sla.seal.reads") boolean reads,
      @ConfigProperty(name = "sla.seal.owns") Optional<List<String>> owns,
      @ConfigProperty(name = "sla.journal.deployment") Optional<String> place,
      @ConfigProperty(name = "sla.seal.keys") Optional<List<String>> keys,
      @ConfigProperty(name = "sla.seal.current") Optional<String> current) {
    this.reads = reads;
    this.place = place;
    this.owns = Set.copyOf(owns.orElse(List.of()));
    this.platform =
        reads
            ? Optional.of(PlatformKeys.of(keys.orElse(List.of()), current.orElse("")))
            : Optional.empty();
  }

  void check(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent started) {
    // being made is the check
  }

  /** Whether the service shows sealed texts, and so has to have keys. */
  public boolean reads() {
    return reads;
  }

  /** Whether the service makes any keys, wraps them anew and erases them. */
  public boolean owns() {
    return !owns.isEmpty();
  }

  /**
   * Whether it is this deployment that makes the key, such as {@code ticket/T-1}; each of several
   * locations makes its own of {@code point/acme-portal/oslo}.
   */
  public boolean owns(String key) {
    String[] parts = key.split("/", -1);
    boolean elsewhere =
        parts[0].equals("point") && place.isPresent() && !place.get().equals(parts[2]);
    return owns.contains(parts[0]) && !elsewhere;
  }

  PlatformKeys platform() {
    return platform.orElseThrow(
        () -> new IllegalStateException("sla.seal.reads is off: this service has no keys"));
  }
}
