package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Seeds;
import org.slaledger.rules.time.FrozenZone.Transition;

class FrozenZoneTest {
  private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);
  private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);

  @Test
  void every_zone_resolves_local_times_as_java_time_does_near_its_transitions() {
    Seeds.times(
        3,
        random -> {
          for (String name : new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds())) {
            // Given
            ZoneId zone = ZoneId.of(name);
            FrozenZone frozen = FrozenZone.of(zone, 1990, 2035);
            Instant some =
                Instant.parse("1990-01-02T00:00:00Z").plusSeconds(random.nextInt(1_400_000_000));
            var next = zone.getRules().nextTransition(some);
            boolean none = next == null || next.getInstant().isAfter(frozen.until());
            Instant near =
                (none ? some : next.getInstant()).plusSeconds(random.nextInt(-7_200, 7_200));
            LocalDateTime local = LocalDateTime.ofInstant(near, zone.getRules().getOffset(some));
            // When
            Instant resolved = frozen.resolve(local);
            // Then
            assertThat(resolved)
                .as("%s in %s", local, name)
                .isEqualTo(ZonedDateTime.ofLocal(local, zone, null).toInstant());
            assertThat(frozen.localTime(near)).isEqualTo(LocalDateTime.ofInstant(near, zone));
          }
        });
  }

  @Test
  void a_question_beyond_the_frozen_range_is_refused_by_name() {
    // Given
    FrozenZone zone = FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2027);
    // Then
    assertThatThrownBy(() -> zone.localTimeAt(zone.until().plusNanos(1)))
        .isInstanceOf(BeyondFrozenZone.class)
        .hasMessageContaining("Europe/Amsterdam")
        .hasMessageContaining("2027-12-31T23:00:00Z");
    assertThatThrownBy(() -> zone.instantOf(LocalDateTime.parse("2025-12-31T23:59")))
        .isInstanceOf(BeyondFrozenZone.class);
    assertThat(zone.instantOf(LocalDateTime.parse("2028-01-01T00:00"))).isEqualTo(zone.until());
    assertThat(zone.lastYear()).isEqualTo(2027);
  }

  @Test
  void a_due_time_beyond_the_frozen_range_is_refused_and_not_guessed() {
    // Given
    FrozenZone zone = FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2026);
    Calendar calendar =
        BusinessHours.parse(Map.of(DayOfWeek.MONDAY, List.of("09:00-10:00")), List.of())
            .then(hours -> Calendar.of(hours, zone))
            .orElseThrow();
    // Then
    assertThatThrownBy(() -> calendar.due(zone.from(), Duration.ofHours(60), Intervals.NONE))
        .isInstanceOf(BeyondFrozenZone.class)
        .hasMessageContaining("PT60H");
  }

  @Test
  void an_unknown_zone_is_refused_with_what_is_allowed() {
    // When
    Checked<FrozenZone> zone = FrozenZone.named("Europe/Amsterdamm", 2026, 2027);
    // Then
    assertThat(zone.problems())
        .singleElement()
        .hasToString(
            "zone: unknown time zone 'Europe/Amsterdamm'"
                + " (allowed: an IANA zone such as Europe/Amsterdam)");
  }

  @Test
  void data_whose_transitions_do_not_follow_one_another_is_no_zone() {
    // Given
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant until = Instant.parse("2027-01-01T00:00:00Z");
    Instant spring = Instant.parse("2026-03-29T01:00:00Z");
    Transition forth = new Transition(spring, WINTER, SUMMER);
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrozenZone("x", SUMMER, List.of(forth), from, until));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrozenZone("x", WINTER, List.of(forth, forth), from, until));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrozenZone("x", WINTER, List.of(), until, from));
    assertThatIllegalArgumentException().isThrownBy(() -> new Transition(spring, WINTER, WINTER));
  }
}
