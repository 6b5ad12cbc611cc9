package org.slaledger.soak.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Client;

/**
 * Waits until all that was begun is done: no timer runs, no mail is due, every reader was at the
 * end.
 */
final class Quiet {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int IN_A_ROW = 3;

  private final State state;
  private final Client client;
  private final Set<Service> behind;

  Quiet(State state, Client client, Set<Service> services) {
    this.state = state;
    this.behind = EnumSet.copyOf(services);
    this.client = client;
  }

  /** False when it was not so within the limit. */
  boolean await(Duration limit) throws InterruptedException {
    var end = Instant.now().plus(limit);
    for (var quiet = 0; quiet < IN_A_ROW; ) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
      quiet = isQuiet() ? quiet + 1 : 0;
    }
    return true;
  }

  private boolean isQuiet() throws InterruptedException {
    for (var service : Set.copyOf(behind)) {
      if (hasReadAll(service)) {
        behind.remove(service);
      }
    }
    return behind.isEmpty() && nothingIsDue();
  }

  private boolean nothingIsDue() {
    try {
      return state.due() == 0;
    } catch (IllegalStateException databaseIsAway) {
      return false;
    }
  }

  private boolean hasReadAll(Service service) throws InterruptedException {
    var address = client.of(service, "/status/" + service.serviceName());
    var answer = client.ask(Persona.OLAF, address);
    return answer != null
        && answer.done()
        && StreamSupport.stream(answer.json().path("topics").spliterator(), false)
            .allMatch(topic -> topic.path("end").asLong(-1) == topic.path("read").asLong());
  }
}
