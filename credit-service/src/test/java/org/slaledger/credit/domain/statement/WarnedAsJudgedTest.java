package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.MaintenanceOutlook;
import org.slaledger.promises.MaintenanceRuling;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** What is said of a window before it takes place is what the statements say in the end. */
class WarnedAsJudgedTest {
  private static final List<String> MONTHS =
      List.of("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06");
  private static final Instant JANUARY = at("01-01T00:00:00");

  @Test
  void an_outlook_excludes_what_the_statements_of_all_its_months_exclude() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("WarnedAsJudgedTest: -Dseed=" + seed);
    Random random = new Random(seed);
    int partly = 0;
    for (int round = 0; round < 100; round++) {
      // Given
      Given given = history(random);
      // When
      List<MaintenanceRuling> rulings = outlook(given.events());
      // Then
      for (String month : MONTHS) {
        Statement statement = statement(given, month);
        Interval period = new Interval(statement.from(), statement.to());
        ServiceStatement service = statement.services().getFirst();
        assertThat(excluded(rulings, period).length())
            .as("seed %d round %d, %s", seed, round, month)
            .isEqualTo(service.measured().excluded());
        assertThat(said(rulings, period)).containsExactlyInAnyOrderElementsOf(said(service));
        partly += service.measured().excluded().isZero() ? 0 : 1;
      }
    }
    assertThat(partly).as("months in which something is excluded").isPositive();
  }

  private static Intervals excluded(List<MaintenanceRuling> rulings, Interval period) {
    return Intervals.of(
            rulings.stream().map(MaintenanceRuling::excluded).filter(Objects::nonNull).toList())
        .within(period);
  }

  private static List<String> said(List<MaintenanceRuling> rulings, Interval period) {
    return rulings.stream()
        .filter(ruling -> ruling.time().overlaps(period))
        .map(ruling -> ruling.announced() + " " + ruling.why())
        .collect(Collectors.toList());
  }

  private static List<String> said(ServiceStatement service) {
    return service.exclusions().stream()
        .filter(claim -> claim.from().isBefore(claim.to()))
        .map(claim -> claim.announced() + " " + claim.why())
        .toList();
  }

  private static List<MaintenanceRuling> outlook(List<Envelope> events) {
    List<Maintenance> all =
        windows(events).flatMap(window -> Maintenance.of(of(window, events)).stream()).toList();
    MaintenanceOutlook outlook =
        new MaintenanceOutlook(
            Agreement.of(events.stream().map(Envelope::data).toList()),
            Calendars.of(
                events.stream()
                    .map(Envelope::data)
                    .filter(CalendarPublished.class::isInstance)
                    .map(CalendarPublished.class::cast)
                    .toList()),
            all);
    return windows(events)
        .flatMap(window -> outlook.of(window, "hosting").stream())
        .map(MaintenanceOutlook.Piece::ruling)
        .toList();
  }

  private static Stream<WindowId> windows(List<Envelope> events) {
    return events.stream()
        .map(Envelope::data)
        .filter(MaintenanceEvent.class::isInstance)
        .map(event -> ((MaintenanceEvent) event).window())
        .distinct();
  }

  private static List<Envelope> of(WindowId window, List<Envelope> events) {
    return events.stream().filter(event -> event.stream().equals(window.stream())).toList();
  }

  private static Statement statement(Given given, String month) {
    Question question = Question.asOf(given.agreement, month, at("11-01T00:00:00"));
    return ((Derivation.Derived) StatementFold.derive(question, given.events())).statement();
  }

  /** Nobody measures, and that counts as down; the terms change within April, so from May on. */
  private static Given history(Random random) {
    Given given = Given.acme();
    given.record(Given.office(1).calendar().stream(), JANUARY, Given.office(1));
    given.signed(given.addendum(terms(random)), at("01-10T00:00:00"));
    given.signed(given.addendum(terms(random)), at("04-15T00:00:00"));
    for (int window = 0; window < 1 + random.nextInt(8); window++) {
      List<PlannedTime> times = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        times.add(time(random));
      }
      given.announced("W-" + window, sometime(random), null, times.toArray(PlannedTime[]::new));
      change(given, new WindowId("W-" + window), times, random);
    }
    return given;
  }

  private static void change(Given given, WindowId id, List<PlannedTime> times, Random random) {
    int occurrence = 1 + random.nextInt(times.size());
    PlannedTime time = times.get(occurrence - 1);
    Instant at = time.from().plus(hours(random, -100, 4));
    switch (random.nextInt(4)) {
      case 0 -> {
        PlannedTime to = random.nextBoolean() ? time(random) : shifted(time, random);
        given.moved(id.value(), occurrence, at, to.from(), to.to());
      }
      case 1 ->
          given.record(id.stream(), at, new MaintenanceWindowClosed(id, occurrence, at, null));
      case 2 ->
          given.record(
              id.stream(),
              at,
              new MaintenanceWindowCancelled(id, List.of(occurrence), at, "no", null));
      default -> {
        // as it was announced
      }
    }
  }

  private static PlannedTime shifted(PlannedTime time, Random random) {
    Instant from = time.from().plus(hours(random, -3, 3));
    return new PlannedTime(from, from.plus(hours(random, 1, 6)));
  }

  private static org.slaledger.contract.terms.ServiceTerms terms(Random random) {
    MaintenanceTerms maintenance =
        random.nextInt(8) == 0
            ? null
            : new MaintenanceTerms(
                hours(random, 0, 72),
                random.nextInt(3) == 0 ? "office" : null,
                random.nextBoolean() ? hours(random, 1, 12) : null);
    return Given.maintained(maintenance, hosting(UnobservedAs.DOWN, point("web", 1)));
  }

  private static PlannedTime time(Random random) {
    Instant from =
        random.nextInt(5) == 0
            ? at("0" + (2 + random.nextInt(4)) + "-01T00:00:00").minus(hours(random, 0, 3))
            : sometime(random);
    return new PlannedTime(from, from.plus(hours(random, 1, 6)));
  }

  private static Instant sometime(Random random) {
    return JANUARY.plus(hours(random, 0, 24 * 170));
  }

  private static Duration hours(Random random, int least, int below) {
    return Duration.ofMinutes(30L * (2 * least + random.nextInt(2 * (below - least))));
  }
}
