package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakOrderTest {
  @Test
  void kills_and_seed_are_taken_as_given() {
    // When
    var order = SoakOrder.of(List.of("/tree", "faults", "--kills", "300", "--seed", "42"));
    // Then
    assertThat(order.kills()).isEqualTo(300);
    assertThat(order.seed()).isEqualTo(42);
    assertThat(order.folder()).hasToString("/tree/.sla/soak/42");
  }

  @Test
  void without_a_seed_one_is_chosen() {
    // When
    var order = SoakOrder.of(List.of("/tree", "faults"));
    // Then
    assertThat(order.kills()).isEqualTo(SoakOrder.KILLS);
    assertThat(order.seed()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "--kills 0, --kills \"0\" is no number from 1 to 10000",
    "--kills many, --kills \"many\" is no number from 1 to 10000",
    "--kills 20000, --kills \"20000\" is no number from 1 to 10000",
    "--seed, --seed \"\" is no number from 1 to 9223372036854775807",
    "--twice 1, soak knows no \"--twice\": --kills <n>",
  })
  void a_wrong_option_is_named_with_what_is_allowed(String options, String message) {
    // Given
    var arguments = new ArrayList<>(List.of("/tree", "faults"));
    arguments.addAll(List.of(options.split(" ", -1)));
    // Then
    assertThatThrownBy(() -> SoakOrder.of(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
