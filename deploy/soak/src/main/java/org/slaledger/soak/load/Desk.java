package org.slaledger.soak.load;

import java.util.random.RandomGenerator;

/** An agent who opens tickets, judges them and answers some; the others warn and breach. */
final class Desk implements Load.Work {
  private static final String[] IMPACTS = {"CRITICAL", "MAJOR", "MINOR", "NONE"};

  private final String name;
  private final Client client;
  private final Load load;
  private int sent;

  Desk(String name, Client client, Load load) {
    this.name = name;
    this.client = client;
    this.load = load;
  }

  /**
   * All of a story's chances are taken before it begins: what answers do to it changes no other.
   */
  @Override
  public void once(RandomGenerator random) throws InterruptedException {
    var customer = random.nextInt(40) == 0 ? Contracts.BILLED : Contracts.BULK;
    var impact = IMPACTS[random.nextInt(IMPACTS.length)];
    var judgedLater = random.nextInt(100) < 35;
    var answered = random.nextInt(100) < 45;
    var think = new int[] {random.nextInt(100, 700), random.nextInt(100, 900)};
    var opened = send(Tickets.open(key(), customer, judgedLater ? null : impact));
    Thread.sleep(think[0]);
    if (judgedLater && opened.acknowledged()) {
      opened = send(Tickets.judge(key(), opened, impact));
    }
    if (answered && opened.acknowledged()) {
      Thread.sleep(think[1]);
      send(Tickets.respond(key(), opened));
    }
  }

  private Called send(Command command) throws InterruptedException {
    var called = client.until(command, load::waits);
    load.note(called);
    return called;
  }

  private String key() {
    sent++;
    return name + "-" + sent;
  }
}
