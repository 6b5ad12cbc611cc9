package org.slaledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String SEEDED = "org.slaledger.testkit.seeded.";

  @ParameterizedTest
  @CsvSource({
    "framework, 'the domain depends on java, the contract, the rules, the ledger and money alone'",
    "clock, 'the domain asks no clock and no chance'",
    "chance, 'the domain asks no clock and no chance'",
    "adapter, 'nothing but an adapter depends on an adapter'",
    "cycle, 'packages form no cycle'",
    "names, 'names say what a thing is'",
  })
  void a_seeded_violation_breaks_its_rule_and_no_other(String seed, String rule) {
    assertThat(Architecture.ofAll(SEEDED + seed).broken()).containsExactly(rule);
  }

  @Test
  void a_module_that_keeps_the_style_breaks_no_rule() {
    assertThat(Architecture.ofAll(SEEDED + "clean").broken()).isEmpty();
    assertThat(Architecture.ofAll(SEEDED + "clean").tests().map(DynamicTest::getDisplayName))
        .hasSize(5);
  }

  @Test
  void a_package_without_classes_is_refused() {
    assertThatThrownBy(() -> Architecture.of("org.slaledger.nowhere"))
        .hasMessageContaining("no classes");
  }
}
