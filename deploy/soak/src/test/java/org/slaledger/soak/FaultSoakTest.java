package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.history.Finding;

/** A short run of what {@code ./sla soak faults} does. */
class FaultSoakTest {
  private static final int KILLS = Integer.getInteger("soak.kills", 10);

  @Test
  void nothing_is_lost_doubled_or_changed_while_parts_are_killed_frozen_and_filled()
      throws Exception {
    // Given
    var seed = Long.getLong("soak.seed", new SecureRandom().nextLong(1, 1_000_000));
    // When
    var report = Soak.run(new SoakOrder(WorkTree.root(), WorkTree.target("soak"), KILLS, seed));
    // Then
    System.out.println(report.text());
    assertThat(report.findings())
        .as("again with  ./sla soak faults --kills %d --seed %d", KILLS, seed)
        .extracting(Finding::says)
        .isEmpty();
    assertThat(report.called()).hasSizeGreaterThan(50);
    assertThat(report.found().mails()).isPositive();
  }
}
