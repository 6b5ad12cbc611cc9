package org.slaledger.bench.clocks;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.service.Service;

/** The processes of the service, on one database and one broker. */
final class Replicas {
  static final int COUNT = 3;

  private final Stand stand;
  private final Map<Integer, RunningService> running = new HashMap<>();

  Replicas(Stand stand) {
    this.stand = stand;
    for (int number = 1; number <= COUNT; number++) {
      start(number);
    }
  }

  /** Starts one that does not run, and waits until it is ready. */
  void start(int number) {
    String name = Service.CLOCK.serviceName() + "-" + number;
    running.put(number, stand.start(Service.CLOCK, name, Map.of()));
  }

  /** As kill -9 does. */
  void kill(int number) {
    Objects.requireNonNull(running.remove(number)).kill();
  }

  /** Ends all, in order. */
  void stop() {
    running.values().forEach(RunningService::close);
    running.clear();
  }
}
