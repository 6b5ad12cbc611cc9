package org.slaledger.probe;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Settings under which a test need not wait long, and may probe servers on this machine. */
public final class QuickProbes implements QuarkusTestResourceLifecycleManager {
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "sla.probe.allowed-networks", "127.0.0.0/8",
              "sla.probe.coverage-interval", "PT1S",
              "sla.probe.checkpoint-interval", "PT0.5S",
              "sla.probe.refresh", "PT0.2S",
              "sla.probe.lease", "PT2S"));

  /** A test may set others, and others otherwise. */
  @Override
  public void init(Map<String, String> args) {
    settings.putAll(args);
  }

  @Override
  public Map<String, String> start() {
    return Map.copyOf(settings);
  }

  @Override
  public void stop() {
    // nothing was started
  }
}
