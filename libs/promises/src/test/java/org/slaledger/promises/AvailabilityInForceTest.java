package org.slaledger.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.AvailabilityInForce.Stretch;
import org.slaledger.rules.time.FrozenZone;

class AvailabilityInForceTest {
  private static final FrozenZoneTerms AMSTERDAM =
      Translation.terms(FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2025, 2028));
  private static final Instant NEW_YEAR = Instant.parse("2025-12-31T23:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-02-28T23:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-03-31T22:00:00Z");

  @Test
  void a_version_that_takes_effect_within_a_period_holds_from_the_next_one_on() {
    Instant effective = MARCH.plus(Duration.ofDays(9));
    assertThat(
            told(
                version(1, Cycle.MONTH, MARCH.minusSeconds(3600)),
                version(2, Cycle.MONTH, effective)))
        .containsExactly(
            "1 from " + MARCH.minusSeconds(3600) + " until " + APRIL, "2 from " + APRIL);
  }

  @Test
  void a_version_that_was_dated_before_the_first_holds_until_one_has_a_period() {
    // Given: the quarter's version was signed last and is effective first; the month's has a period
    Instant first = MARCH.minus(Duration.ofDays(20));
    assertThat(
            told(
                version(1, Cycle.MONTH, MARCH.minus(Duration.ofDays(10))),
                version(2, Cycle.QUARTER, first)))
        .containsExactly(
            "2 from " + first + " until " + MARCH,
            "1 from " + MARCH + " until " + APRIL,
            "2 from " + APRIL);
  }

  @Test
  void nothing_that_was_not_signed_holds() {
    assertThat(told(version(1, Cycle.MONTH, null))).isEmpty();
  }

  @Test
  void the_stretches_are_what_holds_at_each_instant() {
    long first = Long.getLong("sla.seed", System.nanoTime());
    System.out.println("seeds from " + first);
    for (long seed = first; seed < first + 300; seed++) {
      RandomGenerator random =
          RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
      AvailabilityInForce terms = inForce(versions(random));
      List<Stretch> stretches = terms.stretches();
      for (int i = 0; i < 100; i++) {
        Instant at = anyTime(random);
        assertThat(stretches.stream().filter(it -> holds(it, at)).map(Stretch::version))
            .as("seed %d, %s", seed, at)
            .isEqualTo(terms.at(at).stream().map(AvailabilityInForce.Held::version).toList());
      }
    }
  }

  private static boolean holds(Stretch stretch, Instant at) {
    return !at.isBefore(stretch.from())
        && (stretch.until() == null || at.isBefore(stretch.until()));
  }

  private static List<String> told(Version... versions) {
    return inForce(List.of(versions)).stretches().stream()
        .map(
            it ->
                it.version().number()
                    + " from "
                    + it.from()
                    + (it.until() == null ? "" : " until " + it.until()))
        .toList();
  }

  private static AvailabilityInForce inForce(List<Version> versions) {
    return new AvailabilityInForce(new Agreement(versions, null));
  }

  private static List<Version> versions(RandomGenerator random) {
    List<Version> versions = new ArrayList<>();
    int count = random.nextInt(6);
    for (int number = 1; number <= count; number++) {
      Cycle cycle = random.nextInt(3) == 0 ? Cycle.QUARTER : Cycle.MONTH;
      versions.add(version(number, cycle, random.nextInt(8) == 0 ? null : anyTime(random)));
    }
    return versions;
  }

  private static Version version(int number, Cycle cycle, @Nullable Instant effective) {
    Addendum terms =
        new Addendum(
            new CustomerId("acme"),
            null,
            "Europe/Amsterdam",
            "EUR",
            cycle,
            null,
            null,
            null,
            null,
            Map.of(),
            List.of(),
            null,
            null,
            null,
            null);
    return new Version(number, terms, "00", AMSTERDAM, Map.of(), effective);
  }

  /** Often where a month begins. */
  private static Instant anyTime(RandomGenerator random) {
    FrozenZone zone = Translation.zone(AMSTERDAM);
    Instant day = NEW_YEAR.plus(Duration.ofDays(random.nextInt(400)));
    return random.nextInt(3) == 0
        ? zone.instantOf(zone.localTimeAt(day).toLocalDate().withDayOfMonth(1).atStartOfDay())
        : day.plusSeconds(random.nextInt(86_400));
  }
}
