package org.slaledger.soak;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Command;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.stand.Stand;

/** Gives a statement out, for which its service has to believe that the month is over. */
final class Issue {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

  private Issue() {}

  static Called thisMonth(Stand stand, Client client) {
    return month(stand, client, 0, Called::acknowledged);
  }

  /**
   * Asks for the statement of a month, as after its end, until it is answered as expected.
   *
   * @param ahead months from now
   */
  static Called month(Stand stand, Client client, int ahead, Predicate<Called> expected) {
    var month = YearMonth.now(ZoneId.of("Europe/Amsterdam")).plusMonths(ahead);
    var path = "/statements/" + Contracts.BILLED + "/" + month;
    var command = Command.create("bill-" + ahead, Persona.OLAF, Service.CREDIT, path, "");
    step(stand, Duration.ofDays(40L + 31 * ahead));
    try {
      return Awaitility.await()
          .atMost(SEEN_WITHIN)
          .until(() -> client.until(command, () -> true), expected);
    } finally {
      step(stand, Duration.ZERO);
      // Kafka's clients wait by the wall clock: after such a leap they would wait for weeks
      stand.replicas(Service.CREDIT).forEach(replica -> replica.process().terminate());
    }
  }

  private static void step(Stand stand, Duration offset) {
    for (var replica : stand.replicas(Service.CREDIT)) {
      Needed.here(replica.clock().isPresent(), Needed.CLOCK);
      replica.clock().get().step(offset);
    }
  }
}
