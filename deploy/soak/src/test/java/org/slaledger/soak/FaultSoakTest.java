package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.soak.fault.Struck;
import org.slaledger.testkit.history.Finding;

/** A short run of what {@code ./sla soak faults} does. */
class FaultSoakTest {
  private static final int KILLS = Integer.getInteger("soak.kills", 10);
  private static final Set<String> ALWAYS = Set.of("kill -9", "freeze", "restart");
  private static final Set<String> WHERE_POSSIBLE =
      Set.of("full disk of kafka-1", "full disk of postgresql", "clock step");

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
    // And every kind of fault was done
    var done = done(report);
    assertThat(done).containsAll(ALWAYS);
    Needed.here(done.containsAll(WHERE_POSSIBLE), done + ": " + Needed.CLOCK + "; " + Needed.DISK);
  }

  private static Set<String> done(SoakReport report) {
    Set<String> kinds = new HashSet<>();
    for (var one : report.struck()) {
      if (!(one.outcome() instanceof Struck.Outcome.Skipped)) {
        var fault = one.strike().fault();
        kinds.add(fault.kind());
        kinds.add(fault.kind() + " of " + fault.target());
      }
    }
    return kinds;
  }
}
