package org.slaledger.soak.load;

import java.util.random.RandomGenerator;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/** An integrator who sends events over HTTP; an event's own id is what it is sent again under. */
final class Integrator implements Load.Work {
  private final Client client;
  private final Load load;
  private final Reports reports = new Reports("http");

  Integrator(Client client, Load load) {
    this.client = client;
    this.load = load;
  }

  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    var report = reports.next(random, false);
    var pause = random.nextInt(200, 1_000);
    var command =
        Command.create(report.event().id(), Persona.INGO, Service.TICKET, "/events", report.body())
            .written("application/cloudevents+json");
    if (client.until(command, load::waits).acknowledged()) {
      load.note(report.event());
    }
    Thread.sleep(pause);
  }
}
