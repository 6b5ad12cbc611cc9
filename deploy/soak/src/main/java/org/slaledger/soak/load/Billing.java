package org.slaledger.soak.load;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.stand.Replica;
import org.slaledger.soak.stand.SteppedClock;

/**
 * An operator who issues statements. Only a finished period has one: the service's clock is set
 * beyond the month's end for as long as that takes and it is started again afterwards; more events
 * of that month come in later.
 */
final class Billing implements Load.Work {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final int MOST = 24;

  private final Client client;
  private final Load load;
  private final Replica credit;
  private final SteppedClock clock;
  private int issued;

  Billing(Client client, Load load, Replica credit, SteppedClock clock) {
    this.client = client;
    this.load = load;
    this.credit = credit;
    this.clock = clock;
  }

  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    Thread.sleep(random.nextInt(10_000, 40_000));
    if (issued == MOST) {
      return;
    }
    var month = YearMonth.now(ZONE).plusMonths(issued);
    issued++;
    clock.step(Duration.between(Instant.now(), end(month).plus(Duration.ofHours(1))));
    try {
      issue(month);
    } finally {
      clock.step(Duration.ZERO);
      // Kafka's clients wait by the wall clock: after such a leap they would wait for months
      credit.process().terminate();
    }
  }

  private static Instant end(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
  }

  /** Refused until the service has seen its clock move; a refusal keeps no key. */
  private void issue(YearMonth month) throws InterruptedException {
    var path = "/statements/" + Contracts.BILLED + "/" + month;
    var command = Command.create("bill-" + month, Persona.OLAF, Service.CREDIT, path, "");
    var called = client.until(command, load::waits);
    while (called.refused() && load.waits()) {
      Thread.sleep(Duration.ofMillis(500));
      called = client.until(command, load::waits);
    }
    load.note(called);
  }
}
