package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.Seeds;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.time.Interval;

class ReckoningPropertiesTest {
  private static final int RUNS = 300;

  @Test
  void every_method_and_schedule_agrees_with_reckoning_second_by_second() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          GeneratedCase given = GeneratedCase.of(random);
          SlowReckoning slow = new SlowReckoning(given);
          // When
          Owed owed = given.owed();
          // Then
          Availability availability = owed.availability();
          assertThat(availability == null ? null : availability.exact())
              .isEqualTo(slow.availability);
          assertThat(owed.exactPercent()).isEqualTo(slow.percent);
          assertThat(owed.amount()).isEqualTo(amount(given, slow.percent));
          for (Account.Entry entry : owed.account().entries()) {
            assertFates(entry, given, slow);
          }
        });
  }

  private static BigDecimal amount(GeneratedCase given, Fraction percent) {
    Fraction exact = percent.times(Fraction.of(given.terms().fee())).dividedBy(Fraction.HUNDRED);
    BigDecimal minimum = given.terms().credit().minimumAmount();
    boolean paid = minimum == null || exact.compareTo(Fraction.of(minimum)) > 0;
    return (paid ? exact : Fraction.ZERO).rounded(2);
  }

  private static void assertFates(Account.Entry entry, GeneratedCase given, SlowReckoning slow) {
    int first = offset(given, entry.interval().from());
    for (int s = first; s < offset(given, entry.interval().to()); s++) {
      assertThat(entry.fate().kind()).as("second %d", s).isEqualTo(slow.fate(s, entry.observed()));
    }
  }

  private static int offset(GeneratedCase given, Instant instant) {
    return (int) Duration.between(given.interval().from(), instant).toSeconds();
  }

  @Test
  void the_account_partitions_the_interval_and_its_totals_sum_to_it() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          GeneratedCase given = GeneratedCase.of(random);
          // When
          Account account = given.owed().account();
          // Then
          Instant cursor = given.interval().from();
          for (Account.Entry entry : account.entries()) {
            assertThat(entry.interval().from()).isEqualTo(cursor);
            assertThat(entry.interval().to()).isAfter(cursor);
            cursor = entry.interval().to();
          }
          assertThat(cursor).isEqualTo(given.interval().to());
          assertThat(account.totals().values().stream().reduce(Duration.ZERO, Duration::plus))
              .isEqualTo(given.interval().length());
        });
  }

  @Test
  void neither_order_nor_repetition_nor_splitting_of_the_facts_changes_the_result() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          GeneratedCase given = GeneratedCase.of(random);
          List<Observed> evidence = new ArrayList<>(given.evidence());
          List<Exclusion> exclusions = new ArrayList<>(given.exclusions());
          evidence.addAll(given.evidence());
          given.evidence().stream().map(ReckoningPropertiesTest::firstHalf).forEach(evidence::add);
          Collections.shuffle(evidence, Random.from(random));
          Collections.shuffle(exclusions, Random.from(random));
          // When
          GeneratedCase shuffled =
              new GeneratedCase(
                  given.terms(),
                  given.period(),
                  given.interval(),
                  given.observed(),
                  given.known(),
                  evidence,
                  exclusions);
          // Then
          assertThat(shuffled.owed().account()).isEqualTo(given.owed().account());
          assertThat(shuffled.owed().exactAmount()).isEqualTo(given.owed().exactAmount());
          assertThat(shuffled.owed().withoutEffect()).isEqualTo(given.owed().withoutEffect());
        });
  }

  private static Observed firstHalf(Observed seen) {
    Duration half = Duration.ofSeconds(seen.interval().length().toSeconds() / 2);
    Instant from = seen.interval().from();
    return new Observed(new Interval(from, from.plus(half)), seen.state(), seen.refs());
  }
}
