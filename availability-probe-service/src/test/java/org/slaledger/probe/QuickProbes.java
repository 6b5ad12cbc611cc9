package org.slaledger.probe;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Settings under which a test need not wait long, and may probe servers on this machine. */
public final class QuickProbes implements QuarkusTestResourceLifecycleManager {
  private boolean own;
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "sla.probe.allowed-networks", "127.0.0.0/8",
              "sla.probe.coverage-interval", "PT1S",
              "sla.probe.checkpoint-interval", "PT0.5S",
              "sla.probe.refresh", "PT0.2S"));

  /**
   * A test may set others, and others otherwise, if it restricts them to itself; otherwise they
   * would hold for all.
   */
  @Override
  public void init(Map<String, String> args) {
    settings.putAll(args);
    own = !args.isEmpty();
  }

  /** A test's own come after those of all, and so hold. */
  @Override
  public int order() {
    return own ? 1 : 0;
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
