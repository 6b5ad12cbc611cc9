package org.slaledger.soak.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/** An operator who announces a short maintenance window now and then. */
final class Planner implements Load.Work {
  private final Client client;
  private final Load load;
  private int sent;

  Planner(Client client, Load load) {
    this.client = client;
    this.load = load;
  }

  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    var ahead = random.nextInt(240, 300);
    var length = random.nextInt(5, 20);
    var pause = random.nextInt(8_000, 20_000);
    sent++;
    // far enough ahead to be in time however often it is sent, also for a clock that is behind
    var from = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(ahead);
    var body =
        """
        {"customers":["%s"],"services":["hosting"],"from":"%s","to":"%s","reason":"a new kernel"}\
        """
            .formatted(Contracts.BILLED, from, from.plusSeconds(length));
    load.note(
        client.until(
            Command.create("plan-" + sent, Persona.OLAF, Service.PROBE, "/maintenance", body),
            load::waits));
    Thread.sleep(pause);
  }
}
