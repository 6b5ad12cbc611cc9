package org.slaledger.probe;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Settings under which a test need not wait long, and may probe servers on this machine. */
public final class QuickProbes implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "sla.probe.allowed-networks", "127.0.0.0/8",
        "sla.probe.coverage-interval", "PT1S",
        "sla.probe.refresh", "PT0.2S",
        "sla.probe.lease", "PT2S");
  }

  @Override
  public void stop() {
    // nothing was started
  }
}
