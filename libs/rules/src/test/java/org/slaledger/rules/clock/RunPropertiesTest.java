package org.slaledger.rules.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Seeds;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.OpenHours;
import org.slaledger.rules.time.Target;

/** What holds of every run: around a change of offset, a holiday and weekends. */
class RunPropertiesTest {
  private static final int RUNS = 300;
  private static final Instant BEGIN = Instant.parse("2026-10-22T00:00:00Z");
  private static final long MINUTES = 14 * 24 * 60;
  private static final Calendar OFFICE = office();

  @Test
  void a_pause_that_is_split_changes_nothing() {
    Seeds.times(
        RUNS,
        random -> {
          Aim whole = aim(random, BEGIN);
          List<Pause> parts = new ArrayList<>();
          for (Pause pause : whole.pauses()) {
            Instant middle = within(random, pause);
            parts.add(new Pause(pause.from(), middle));
            parts.add(new Pause(middle, pause.to()));
          }
          sameSums(whole, with(whole, parts), random);
        });
  }

  @Test
  void the_order_of_pauses_changes_nothing() {
    Seeds.times(
        RUNS,
        random -> {
          Aim aim = aim(random, BEGIN);
          List<Pause> pauses = new ArrayList<>(aim.pauses());
          Collections.shuffle(pauses, java.util.Random.from(random));
          sameSums(aim, with(aim, pauses), random);
        });
  }

  @Test
  void what_is_breached_stays_so_as_of_the_same_instant_or_an_earlier_one() {
    Seeds.times(
        RUNS,
        random -> {
          Run run = run(random);
          Instant first = instant(random);
          Instant second = first.plus(Duration.ofMinutes(random.nextLong(MINUTES)));
          Optional<Breach> before = run.breachBy(first);
          Optional<Breach> after = run.breachBy(second);
          before.ifPresent(
              breach ->
                  assertThat(after.orElseThrow().due().inTimeUntil())
                      .isBeforeOrEqualTo(breach.due().inTimeUntil()));
          after.ifPresent(breach -> assertThat(breach.due().inTimeUntil()).isBefore(second));
        });
  }

  private static void sameSums(Aim one, Aim other, RandomGenerator random) {
    Instant start = instant(random);
    Instant until = start.plus(Duration.ofMinutes(random.nextLong(MINUTES)));
    assertThat(other.due(start)).isEqualTo(one.due(start));
    assertThat(other.shareUsed(start, 50)).isEqualTo(one.shareUsed(start, 50));
    assertThat(other.elapsed(start, until)).isEqualTo(one.elapsed(start, until));
    assertThat(other.explain(start, until)).isEqualTo(one.explain(start, until));
  }

  private static Run run(RandomGenerator random) {
    Instant start = instant(random);
    List<Aim> aims = new ArrayList<>();
    Instant from = start;
    for (int i = random.nextInt(3); i >= 0; i--) {
      aims.add(aim(random, from));
      from = from.plus(Duration.ofMinutes(1 + random.nextLong(MINUTES / 4)));
    }
    @Nullable Instant named = random.nextInt(4) == 0 ? instant(random) : null;
    @Nullable Instant stop =
        random.nextBoolean() ? start.plus(Duration.ofMinutes(random.nextLong(MINUTES))) : null;
    return new Run(start, aims, named, stop);
  }

  /** Pauses may touch, overlap and go on for ever. */
  private static Aim aim(RandomGenerator random, Instant from) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Instant begin = instant(random);
      pauses.add(new Pause(begin, begin.plus(Duration.ofMinutes(random.nextLong(2000)))));
    }
    if (random.nextInt(4) == 0) {
      pauses.add(new Pause(instant(random), null));
    }
    Target target =
        random.nextBoolean()
            ? new Target.Counted(Duration.ofMinutes(random.nextLong(3000)))
            : new Target.WorkingDays(random.nextInt(4));
    return new Aim(from, target, random.nextBoolean() ? OFFICE : Calendar.ALWAYS, pauses);
  }

  private static Aim with(Aim aim, List<Pause> pauses) {
    return new Aim(aim.from(), Objects.requireNonNull(aim.target()), aim.calendar(), pauses);
  }

  private static Instant within(RandomGenerator random, Pause pause) {
    long length =
        pause.to() == null ? MINUTES : Duration.between(pause.from(), pause.to()).toMinutes();
    return pause.from().plus(Duration.ofMinutes(random.nextLong(length + 1)));
  }

  private static Instant instant(RandomGenerator random) {
    return BEGIN.plus(Duration.ofMinutes(random.nextLong(MINUTES)));
  }

  private static Calendar office() {
    Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day != DayOfWeek.SATURDAY) {
        week.put(day, List.of(new OpenHours(0, 180), new OpenHours(540, 1080)));
      }
    }
    return Calendar.of(
            new BusinessHours(week, Set.of(LocalDate.parse("2026-10-27"))),
            FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2027))
        .orElseThrow();
  }
}
