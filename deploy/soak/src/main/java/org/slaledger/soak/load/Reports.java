package org.slaledger.soak.load;

import java.util.random.RandomGenerator;
import org.slaledger.soak.load.Inbound.Kind;

/**
 * What an integrator sends: mostly new events, now and then one again, or one that can't be used.
 */
final class Reports {
  static final String INTEGRATOR = "pager";

  private final String source;
  private int made;

  Reports(String source) {
    this.source = source;
  }

  /** An event and its bytes. */
  record Report(Inbound event, String body) {}

  Report next(RandomGenerator random, boolean mayBeGarbage) {
    var chance = random.nextInt(100);
    var earlier = random.nextInt(1, made + 2);
    if (chance < 10) {
      return report(earlier, earlier % 20 == 0 ? Kind.REFUSED : Kind.GOOD);
    }
    made++;
    if (chance < 15 && mayBeGarbage) {
      return garbage(made);
    }
    return report(made, made % 20 == 0 ? Kind.REFUSED : Kind.GOOD);
  }

  private Report report(int number, Kind kind) {
    var id = source + "-" + number;
    var customer = kind == Kind.GOOD ? Contracts.BULK : "nobody";
    var body =
        """
        {"specversion":"1.0","id":"%s","source":"urn:%s","type":"slaledger.TicketOpened.v1",
         "data":{"customer":"%s","service":"hosting","kind":"INCIDENT","impact":"MINOR",
         "subject":"Disk is filling","text":"98 %% on db-3"}}\
        """
            .formatted(id, source, customer);
    return new Report(new Inbound(INTEGRATOR, "urn:" + source, id, kind), body);
  }

  private Report garbage(int number) {
    var id = source + "-garbage-" + number;
    return new Report(new Inbound(INTEGRATOR, "", id, Kind.GARBAGE), "no event: " + id);
  }
}
