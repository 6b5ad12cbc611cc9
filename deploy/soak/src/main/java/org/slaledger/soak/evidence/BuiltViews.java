package org.slaledger.soak.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Answer;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Command;
import org.slaledger.testkit.history.History.Comparison;

/** Has every service build its views anew from the log, and compare them with those that answer. */
final class BuiltViews {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Client client;

  BuiltViews(Client client) {
    this.client = client;
  }

  List<Comparison> compared(Set<Service> services) throws InterruptedException {
    List<Comparison> all = new ArrayList<>();
    for (var service : services) {
      all.add(
          new Comparison(
              "views of " + service.serviceName() + " built anew", "EQUAL []", compared(service)));
    }
    return all;
  }

  /** What came of it, and the rows that differ. */
  private String compared(Service service) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var path = "/status/" + service.serviceName() + "/rebuilds";
    var found = "no answer";
    @Nullable String id = null;
    while (Instant.now().isBefore(end)) {
      if (id == null) {
        var ordered = order(service, path);
        if (ordered != null && ordered.done()) {
          id = ordered.text("id");
        } else {
          found = ordered == null ? "no answer" : ordered.whole();
        }
      } else {
        var report = client.ask(Persona.OLAF, client.of(service, path + "/" + id));
        if (report != null && report.done() && !report.text("outcome").equals("RUNNING")) {
          return report.text("outcome") + " " + report.json().path("differences");
        }
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return found;
  }

  /** Refused while another one runs, such as at the start of a process. */
  private @Nullable Answer order(Service service, String path) throws InterruptedException {
    var body = "{\"mode\":\"COMPARE\",\"reason\":\"what was under fire is checked\"}";
    var command = Command.create(UUID.randomUUID().toString(), Persona.OLAF, service, path, body);
    return client.until(command, () -> false).answer();
  }
}
