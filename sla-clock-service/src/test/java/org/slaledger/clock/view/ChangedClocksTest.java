package org.slaledger.clock.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.view.ChangedClocks.Changed;
import org.slaledger.clock.view.ChangedClocks.Changes;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

class ChangedClocksTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final WhichClocks EVERYTHING =
      new WhichClocks(null, null, Set.of(), Set.of(), Set.of());
  private static final WhichClocks OF_ACME =
      new WhichClocks(null, ACME, Set.of(), Set.of(), Set.of());
  private static final WhichClocks URGENT_ANSWERS =
      new WhichClocks(null, null, Set.of(ClockKind.RESPONSE), Set.of(Priority.P1), Set.of());

  @Test
  void a_customer_is_told_of_its_own_clocks_alone() {
    assertThat(changed("acme", Priority.P1).concern(OF_ACME)).isTrue();
    assertThat(changed("globex", Priority.P1).concern(OF_ACME)).isFalse();
    assertThat(changed(null, Priority.P1).concern(OF_ACME)).isFalse();
    assertThat(changed("globex", Priority.P1).concern(EVERYTHING)).isTrue();
  }

  @Test
  void who_sees_some_clocks_is_told_of_these() {
    assertThat(changed("acme", Priority.P1).concern(URGENT_ANSWERS)).isTrue();
    assertThat(changed("acme", Priority.P2).concern(URGENT_ANSWERS)).isFalse();
    assertThat(
            new Changes(false, List.of(new Changed(ClockKind.UPDATE, ACME, Priority.P1)))
                .concern(URGENT_ANSWERS))
        .isFalse();
  }

  @Test
  void a_new_priority_may_have_taken_a_clock_in_or_out() {
    assertThat(changed("acme", null).concern(URGENT_ANSWERS)).isTrue();
  }

  @Test
  void a_change_that_nobody_looked_at_concerns_everybody() {
    assertThat(new Changes(true, List.of()).concern(OF_ACME)).isTrue();
    assertThat(new Changes(false, List.of()).concern(EVERYTHING)).isFalse();
  }

  private static Changes changed(@Nullable String customer, @Nullable Priority priority) {
    return new Changes(
        false,
        List.of(
            new Changed(
                ClockKind.RESPONSE, customer == null ? null : new CustomerId(customer), priority)));
  }
}
