package org.slaledger.credit.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.credit.domain.Given;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.promises.JudgedFrom;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/**
 * Whoever follows signatures one by one, as the prober's views do, has the same terms in force at
 * each instant as statements have.
 */
class JudgedFromTest {
  private static final FrozenZoneTerms AMSTERDAM =
      Translation.terms(FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2025, 2028));
  private static final Instant NEW_YEAR = Instant.parse("2025-12-31T23:00:00Z");

  /** As a view keeps it. */
  private record Row(int version, Instant from, @Nullable Instant until) {
    boolean holdsAt(Instant instant) {
      return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }

    Row endingBy(Instant end) {
      return until == null || until.isAfter(end) ? new Row(version, from, end) : this;
    }
  }

  @Test
  void the_terms_that_judge_are_those_that_statements_have() {
    long first = Long.getLong("sla.seed", System.nanoTime());
    System.out.println("seeds from " + first);
    for (long seed = first; seed < first + 300; seed++) {
      RandomGenerator random =
          RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
      List<Version> versions = versions(random);
      List<Row> rows = followed(versions);
      AvailabilityInForce inForce = new AvailabilityInForce(new Agreement(versions, null));
      for (int i = 0; i < 100; i++) {
        Instant at = anyTime(random);
        assertThat(rows.stream().filter(row -> row.holdsAt(at)).map(Row::version))
            .as("seed %d, %s", seed, at)
            .isEqualTo(inForce.at(at).stream().map(held -> held.version().number()).toList());
      }
    }
  }

  private static List<Row> followed(List<Version> versions) {
    List<Row> rows = new ArrayList<>();
    for (Version version : versions) {
      Instant effective = Optional.ofNullable(version.effectiveFrom()).orElseThrow();
      boolean first = rows.stream().noneMatch(row -> row.from().isBefore(effective));
      Instant from = JudgedFrom.of(effective, first, version.addendum().cycle(), version.zone());
      rows.removeIf(row -> !row.from().isBefore(from));
      rows.replaceAll(row -> row.endingBy(from));
      rows.add(new Row(version.number(), from, null));
    }
    return rows;
  }

  private static List<Version> versions(RandomGenerator random) {
    List<Version> versions = new ArrayList<>();
    Addendum terms = Given.acme().addendum();
    int count = 1 + random.nextInt(5);
    for (int number = 1; number <= count; number++) {
      Cycle cycle = random.nextInt(4) == 0 ? Cycle.QUARTER : Cycle.MONTH;
      versions.add(
          new Version(
              number, Given.each(cycle, terms), "00", AMSTERDAM, Map.of(), anyTime(random)));
    }
    return versions;
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
