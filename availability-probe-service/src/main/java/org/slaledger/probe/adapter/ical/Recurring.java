package org.slaledger.probe.adapter.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.rules.Checked;

/**
 * When something takes place that recurs (RFC 5545, 3.3.10): at the same local time of a zone, each
 * time for the same length. It has to end, and to begin where the rule begins. A local time that a
 * change of the clocks leaves out is later by what was left out; of one that comes twice it is the
 * first.
 */
public final class Recurring {
  private static final int LONGEST = 200;
  private static final int MOST_VALUES = 31;
  private static final int YEARS_AHEAD = 20;
  private static final Pattern ABOVE_NOTHING = Pattern.compile("0*[1-9][0-9]*");
  private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  private static final Set<String> PARTS =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "WKST",
          "BYMONTH",
          "BYMONTHDAY",
          "BYDAY",
          "BYSETPOS");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final ZoneId zone;
  private final String rule;

  private Recurring(ZoneId zone, String rule) {
    this.zone = zone;
    this.rule = rule;
  }

  /**
   * Checked as far as it can be without a beginning; problems name {@code rule} or {@code zone}.
   */
  public static Checked<Recurring> of(Recurrence recurrence) {
    String rule = recurrence.rule().strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
    return zone("zone", recurrence.zone())
        .then(
            zone ->
                harm(rule)
                    .<Checked<Recurring>>map(it -> refused(it, "FREQ=MONTHLY;BYDAY=1SU;COUNT=12"))
                    .orElseGet(() -> new Checked.Accepted<>(new Recurring(zone, rule))));
  }

  /** A zone by its IANA name. */
  public static Checked<ZoneId> zone(String field, String name) {
    try {
      return new Checked.Accepted<>(ZoneId.of(name.strip()));
    } catch (DateTimeException e) {
      return Checked.refused(field, "'" + name + "' is no zone", "such as Europe/Amsterdam");
    }
  }

  /** As it is written down. */
  public Recurrence recurrence() {
    return new Recurrence(rule, zone.getId());
  }

  /** The occurrences, the first of which is this one. */
  public Checked<List<PlannedTime>> times(Instant from, Instant to) {
    return times(LocalDateTime.ofInstant(from, zone), Duration.between(from, to), Set.of());
  }

  /**
   * The occurrences but for some.
   *
   * @param except their local beginnings
   */
  Checked<List<PlannedTime>> times(
      LocalDateTime first, Duration length, Set<LocalDateTime> except) {
    if (length.compareTo(MaintenanceWindow.FURTHEST) > 0) {
      return refused("makes occurrences overlap", "a shorter window");
    }
    try {
      return times(starts(first), first, length, except);
    } catch (IllegalArgumentException | DateTimeException e) {
      return refused("'" + rule + "' can't be read", "an RRULE of RFC 5545");
    }
  }

  private Checked<List<PlannedTime>> times(
      List<LocalDateTime> starts, LocalDateTime first, Duration length, Set<LocalDateTime> except) {
    if (starts.isEmpty() || !starts.getFirst().equals(first)) {
      return refused(
          "does not begin with " + first + (starts.isEmpty() ? "" : ", but " + starts.getFirst()),
          "a beginning that is the first of the rule");
    }
    if (starts.size() > MaintenanceWindow.MOST_OCCURRENCES) {
      return refused(
          "gives more than " + MaintenanceWindow.MOST_OCCURRENCES + " occurrences",
          "an end that comes sooner");
    }
    if (part("COUNT").filter(count -> starts.size() < Integer.parseInt(count)).isPresent()) {
      return refused(
          "does not reach its COUNT within " + YEARS_AHEAD + " years", "a smaller COUNT");
    }
    if (except.containsAll(starts)) {
      return refused("is left out whole", "an occurrence that no EXDATE leaves out");
    }
    return new Checked.Accepted<>(
        starts.stream()
            .filter(start -> !except.contains(start))
            .map(start -> start.atZone(zone).toInstant())
            .map(start -> new PlannedTime(start, start.plus(length)))
            .toList());
  }

  private List<LocalDateTime> starts(LocalDateTime first) {
    LocalDateTime until = part("UNTIL").map(this::until).orElse(first.plusYears(YEARS_AHEAD));
    List<String> parts = new ArrayList<>(Arrays.asList(rule.split(";", -1)));
    parts.removeIf(part -> part.startsWith("UNTIL="));
    return new Recur<LocalDateTime>(String.join(";", parts))
            .getDates(first, first, until.plusSeconds(1), MaintenanceWindow.MOST_OCCURRENCES + 1)
            .stream()
            .filter(start -> !start.isAfter(until))
            .toList();
  }

  /** A day counts whole. */
  private LocalDateTime until(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
          .atTime(LocalTime.MAX.withNano(0));
    }
    return text.endsWith("Z")
        ? LocalDateTime.ofInstant(
            LocalDateTime.parse(text.substring(0, text.length() - 1), TIME)
                .toInstant(ZoneOffset.UTC),
            zone)
        : LocalDateTime.parse(text, TIME);
  }

  private Optional<String> part(String name) {
    return part(rule, name);
  }

  private static Optional<String> part(String rule, String name) {
    return Arrays.stream(rule.split(";", -1))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst();
  }

  private static Optional<String> harm(String rule) {
    if (rule.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    Set<String> named = new HashSet<>();
    for (String part : rule.split(";", -1)) {
      String name = part.substring(0, Math.max(part.indexOf('='), 0));
      if (!named.add(name)) {
        return Optional.of("says " + name + " twice");
      }
      if (!PARTS.contains(name) || part.split(",", -1).length > MOST_VALUES) {
        return Optional.of(
            "recurs by '" + part + "', which is not among " + PARTS.stream().sorted().toList());
      }
    }
    if (part(rule, "FREQ").filter(FREQUENCIES::contains).isEmpty()) {
      return Optional.of("recurs neither daily, weekly, monthly nor yearly");
    }
    if (named.contains("COUNT") == named.contains("UNTIL")) {
      return Optional.of(
          named.contains("COUNT")
              ? "has two ends: COUNT and UNTIL"
              : "has no end: COUNT or UNTIL is missing");
    }
    return Stream.of("COUNT", "INTERVAL")
        .filter(
            name -> part(rule, name).filter(it -> !ABOVE_NOTHING.matcher(it).matches()).isPresent())
        .findFirst()
        .map(name -> "has no number above 0 as its " + name);
  }

  private static <T> Checked<T> refused(String message, String allowed) {
    return Checked.refused("rule", message, allowed);
  }
}
