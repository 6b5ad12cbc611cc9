package org.slaledger.probe.adapter.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.transform.compliance.TzHelper;
import net.fortuna.ical4j.util.Strings;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/** The properties of a VEVENT (RFC 5545, 3.6.1) as occurrences. */
final class FileEvent {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final List<String> NOT_TAKEN = List.of("RECURRENCE-ID", "RDATE", "EXRULE");
  private static final List<String> ONCE = List.of("DTSTART", "DTEND", "DURATION", "RRULE");

  private final List<Property> properties;
  private final @Nullable String zone;

  FileEvent(List<Property> properties, @Nullable String zone) {
    this.properties = properties;
    this.zone = zone;
  }

  /**
   * What it says.
   *
   * @throws Unusable for what can't be used
   */
  EventFile read() {
    NOT_TAKEN.forEach(
        name ->
            one(name)
                .ifPresent(
                    it -> {
                      throw new Unusable(name, "can't be taken", "DTSTART, RRULE and EXDATE");
                    }));
    ONCE.forEach(this::requireOnce);
    if (one("DTEND").isPresent() && one("DURATION").isPresent()) {
      throw new Unusable("DURATION", "stands beside DTEND", "one of both");
    }
    if (one("STATUS").filter(it -> it.value().equalsIgnoreCase("CANCELLED")).isPresent()) {
      throw new Unusable("STATUS", "says that it is cancelled", "an event that takes place");
    }
    Property beginning =
        one("DTSTART").orElseThrow(() -> new Unusable("DTSTART", "is missing", "a beginning"));
    ZonedDateTime from = time(beginning);
    PlannedTime first = new PlannedTime(from.toInstant(), from.toInstant().plus(length(from)));
    Recurrence recurrence =
        one("RRULE").map(rule -> new Recurrence(rule.value(), from.getZone().getId())).orElse(null);
    return recurrence == null
        ? new EventFile(List.of(first), null, reason())
        : recurring(recurrence, from, length(from));
  }

  private EventFile recurring(Recurrence recurrence, ZonedDateTime from, Duration length) {
    Recurring recurring = usable(Recurring.of(recurrence));
    Set<LocalDateTime> except = new HashSet<>();
    properties.stream()
        .filter(it -> it.name().equals("EXDATE"))
        .forEach(
            it ->
                List.of(it.value().split(",", -1))
                    .forEach(
                        value ->
                            except.add(
                                time(new Property("EXDATE", it.parameters(), value))
                                    .withZoneSameInstant(from.getZone())
                                    .toLocalDateTime())));
    List<PlannedTime> times = usable(recurring.times(from.toLocalDateTime(), length, except));
    return new EventFile(times, recurring.recurrence(), reason());
  }

  private static <T> T usable(Checked<T> checked) {
    return switch (checked) {
      case Checked.Accepted<T>(T value) -> value;
      case Checked.Refused<T>(List<Problem> problems) ->
          throw new Unusable("RRULE", problems.getFirst().message(), problems.getFirst().allowed());
    };
  }

  private Duration length(ZonedDateTime from) {
    Optional<Duration> length =
        one("DTEND")
            .map(end -> Duration.between(from, time(end)))
            .or(() -> one("DURATION").map(it -> duration(it.value())));
    return length
        .filter(it -> it.isPositive() && it.compareTo(MaintenanceWindow.FURTHEST) <= 0)
        .orElseThrow(
            () ->
                new Unusable(
                    one("DURATION").isPresent() ? "DURATION" : "DTEND",
                    "makes no end after the beginning, or one too far ahead",
                    "DTEND or DURATION"));
  }

  private static Duration duration(String text) {
    try {
      return text.matches("P\\d{1,2}W")
          ? Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)))
          : Duration.parse(text);
    } catch (DateTimeException e) {
      throw new Unusable("DURATION", "'" + shortened(text) + "' is none", "such as PT2H");
    }
  }

  private ZonedDateTime time(Property it) {
    String text = it.value().strip();
    boolean utc = text.endsWith("Z");
    try {
      LocalDateTime local =
          LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
      return utc ? local.atZone(ZoneId.of("UTC")) : local.atZone(zone(it));
    } catch (DateTimeException e) {
      throw new Unusable(
          it.name(),
          text.matches("\\d{8}")
              ? "is a day without a time"
              : "'" + shortened(text) + "' is no time",
          "such as 20261201T220000Z");
    }
  }

  private ZoneId zone(Property it) {
    String name =
        it.parameter("TZID")
            .or(() -> Optional.ofNullable(zone).filter(given -> !given.isBlank()))
            .orElseThrow(
                () ->
                    new Unusable(
                        it.name(), "is in no zone", "a TZID, a time that ends in Z, or a zone"));
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ofWindows(it.name(), name);
    }
  }

  /** Outlook has names of its own. */
  private static ZoneId ofWindows(String property, String name) {
    try {
      return ZoneId.of(String.valueOf(TzHelper.getCorrectedTimeZoneIdFrom(name)));
    } catch (DateTimeException e) {
      throw new Unusable(
          property, "TZID '" + shortened(name) + "' is no zone", "such as Europe/Amsterdam");
    }
  }

  private String reason() {
    String text = one("SUMMARY").or(() -> one("DESCRIPTION")).map(Property::value).orElse("");
    String plain = Strings.unescape(text).replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.substring(0, Math.min(plain.length(), MaintenanceWindow.LONGEST_REASON));
  }

  private void requireOnce(String name) {
    long times = properties.stream().filter(it -> it.name().equals(name)).count();
    if (times > 1) {
      throw new Unusable(name, "is there " + times + " times", "one");
    }
  }

  private Optional<Property> one(String name) {
    return properties.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
