package org.slaledger.ticket.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.TicketId;

class TicketIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void ids_sort_by_the_millisecond_in_which_they_were_given() {
    String before = at(NOW);
    assertThat(at(NOW.plusMillis(1))).isGreaterThan(before);
    assertThat(at(Instant.parse("2999-12-31T23:59:59.999Z"))).isGreaterThan(before).hasSize(14);
  }

  @Test
  void ids_of_one_millisecond_differ() {
    TicketIds ids = new TicketIds(InstantSource.fixed(NOW));
    Set<TicketId> given = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      given.add(ids.next());
    }
    assertThat(given).hasSizeGreaterThan(80);
  }

  private static String at(Instant now) {
    return new TicketIds(InstantSource.fixed(now)).next().value();
  }
}
