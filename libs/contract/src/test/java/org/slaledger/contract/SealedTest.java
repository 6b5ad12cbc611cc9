package org.slaledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTest {
  private static final long SEED = Long.getLong("contract.seed", System.nanoTime());
  private static final String SHORTEST = "AAECAwQFBgcICQoLEBESExQVFhcYGRobHB0eHw";
  private static final String GOOD = "v1:person/acme/carla:" + SHORTEST;

  @Test
  void a_sealed_text_tells_its_parts() {
    // When
    Sealed sealed = new Sealed(GOOD);
    // Then
    assertThat(sealed.version()).isEqualTo(1);
    assertThat(sealed.key()).isEqualTo("person/acme/carla");
    assertThat(sealed.content()).isEqualTo(SHORTEST);
  }

  @Test
  void a_version_of_tomorrow_is_kept_as_it_stands() {
    assertThat(new Sealed(GOOD.replace("v1:", "v12:")).version()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Carla Day",
        "v1:",
        "v1::" + SHORTEST,
        "v0:ticket/T-1:" + SHORTEST,
        "v1:ticket:" + SHORTEST,
        "v1:ticket/:" + SHORTEST,
        "v1:ticket/a/b/c/d:" + SHORTEST,
        "v1:TICKET/a:" + SHORTEST,
        "v1:ticket/a b:" + SHORTEST,
        "v1:ticket/a:short",
        "v1:ticket/a:" + SHORTEST + "=",
        "v1:ticket/a:" + SHORTEST + "\n"
      })
  void what_is_not_sealed_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sealed(value));
  }

  @Test
  void what_is_taken_has_the_form_that_is_published() {
    RandomGenerator random = new SplittableRandom(SEED);
    for (int i = 0; i < 50_000; i++) {
      String value = spoilt(random);
      assertThat(isSealed(value))
          .as("seed %d: %s", SEED, value)
          .isEqualTo(value.matches(Sealed.FORM));
    }
  }

  private static String spoilt(RandomGenerator random) {
    StringBuilder value = new StringBuilder(GOOD);
    String letters = "v19:/aZ._-= \n\u00e9";
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(Math.min(24, value.length()));
      char letter = letters.charAt(random.nextInt(letters.length()));
      switch (random.nextInt(3)) {
        case 0 -> value.setCharAt(at, letter);
        case 1 -> value.insert(at, letter);
        default -> value.deleteCharAt(at);
      }
    }
    return value.toString();
  }

  private static boolean isSealed(String value) {
    try {
      return new Sealed(value).value().equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
