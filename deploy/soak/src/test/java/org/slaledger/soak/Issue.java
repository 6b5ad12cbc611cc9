package org.slaledger.soak;

import java.time.Duration;
import java.time.Instant;
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
  private static final Duration SEEN_WITHIN = Duration.ofMinutes(4);
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private Issue() {}

  /** The month so many months from now. */
  static YearMonth month(int ahead) {
    return YearMonth.now(ZONE).plusMonths(ahead);
  }

  static Called thisMonth(Stand stand, Client client) {
    return of(stand, client, month(0), Called::acknowledged);
  }

  /**
   * Asks for the statement of a month until it is answered as expected, on the day after its end:
   * nobody else issues it before its grace has passed.
   */
  static Called of(Stand stand, Client client, YearMonth month, Predicate<Called> expected) {
    var path = "/statements/" + Contracts.BILLED + "/" + month;
    var command = Command.create("bill-" + month, Persona.OLAF, Service.CREDIT, path, "");
    var over = month.plusMonths(1).atDay(2).atStartOfDay(ZONE).toInstant();
    startAnew(stand, Duration.between(Instant.now(), over));
    try {
      return Awaitility.await()
          .atMost(SEEN_WITHIN)
          .until(() -> client.until(command, () -> true), expected);
    } finally {
      startAnew(stand, Duration.ZERO);
    }
  }

  /**
   * With a clock set otherwise from the start: Kafka's clients wait by the wall clock, and after a
   * leap would wait for weeks, so that nothing more would come into the ledger.
   */
  private static void startAnew(Stand stand, Duration offset) {
    for (var replica : stand.replicas(Service.CREDIT)) {
      Needed.here(replica.clock().isPresent(), Needed.CLOCK);
      replica.clock().get().step(offset);
      replica.process().kill();
    }
    for (var replica : stand.replicas(Service.CREDIT)) {
      Awaitility.await().atMost(SEEN_WITHIN).until(() -> replica.process().ready());
    }
  }
}
