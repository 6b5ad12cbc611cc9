package org.slaledger.soak.load;

import java.util.random.RandomGenerator;
import org.slaledger.local.parts.DemoTarget;

/** Takes the measured server down for some seconds now and then. */
final class Outages implements Load.Work {
  private final DemoTarget target;

  Outages(DemoTarget target) {
    this.target = target;
  }

  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    var up = random.nextInt(8_000, 25_000);
    var down = random.nextInt(3_000, 9_000);
    Thread.sleep(up);
    target.down();
    Thread.sleep(down);
    target.up();
  }
}
