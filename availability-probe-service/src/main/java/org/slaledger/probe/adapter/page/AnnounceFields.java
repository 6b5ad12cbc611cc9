package org.slaledger.probe.adapter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.adapter.http.AnnouncedFile;
import org.slaledger.probe.adapter.http.AnnouncementBody;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;

/** What was filled in to announce a window, by hand or with an iCalendar file. */
public record AnnounceFields(Map<String, List<String>> values) {
  private static final Set<String> NOT_FILLED_IN =
      Set.of("form-token", "command-key", "do", "confirm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int DAYS_OF_WEEK = 7;
  private static final int WEEKS_OF_EACH_MONTH = 4;

  /** Nothing yet. */
  static AnnounceFields empty() {
    return new AnnounceFields(Map.of());
  }

  static AnnounceFields of(MultipartFormDataInput input) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map.Entry<String, Collection<FormValue>> field : input.getValues().entrySet()) {
      for (FormValue value : field.getValue()) {
        String sent = value.isFileItem() ? text(value) : value.getValue();
        String text = sent.replace("\r\n", "\n").strip();
        if (!text.isEmpty()) {
          String name = value.isFileItem() ? "document" : field.getKey();
          values.computeIfAbsent(name, it -> new ArrayList<>()).add(text);
        }
      }
    }
    return new AnnounceFields(values);
  }

  private static String text(FormValue value) {
    try (InputStream in = value.getFileItem().getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a field holds; empty for nothing. */
  public String value(String field) {
    return values.getOrDefault(field, List.of("")).getLast();
  }

  /** Whether one of a field's choices was made. */
  public boolean has(String field, String value) {
    return values.getOrDefault(field, List.of()).contains(value);
  }

  String key() {
    return value("command-key");
  }

  /** All that makes one form another one. */
  String[] said() {
    return values.entrySet().stream()
        .filter(field -> !NOT_FILLED_IN.contains(field.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + "=" + String.join("\n", field.getValue()))
        .toArray(String[]::new);
  }

  /**
   * As the API takes it.
   *
   * @throws org.slaledger.web.problem.ProblemException 400 with the field that can't be read
   */
  Announce command(WindowId window) {
    return value("document").isEmpty() ? byHand().command(window) : byFile(window);
  }

  private Announce byFile(WindowId window) {
    AnnouncedFile file = new AnnouncedFile();
    file.customers = values.get("customers");
    file.services = values.get("services");
    file.points = values.get("points");
    file.zone = value("zone");
    file.reason = value("reason");
    return file.command(window, value("document"));
  }

  private AnnouncementBody byHand() {
    ZoneId zone = LocalTimes.zone(value("zone"));
    Instant from = LocalTimes.instant("from", value("from"), zone);
    List<String> points = values.get("points");
    return new AnnouncementBody(
        names("customers").stream().map(CustomerId::new).toList(),
        values.getOrDefault("services", List.of()),
        points == null ? null : names("points").stream().map(PointId::new).toList(),
        from,
        LocalTimes.instant("to", value("to"), zone),
        recurrence(LocalDateTime.ofInstant(from, zone), zone),
        value("reason"));
  }

  private List<String> names(String field) {
    List<String> names = values.getOrDefault(field, List.of());
    if (!names.stream().allMatch(Name::isOne)) {
      throw LocalTimes.wrong(field, "is no name", "those of the list");
    }
    return names;
  }

  private @Nullable Recurrence recurrence(LocalDateTime from, ZoneId zone) {
    String rule =
        switch (value("repeat")) {
          case "DAILY" -> "FREQ=DAILY";
          case "WEEKLY" -> "FREQ=WEEKLY";
          case "FORTNIGHTLY" -> "FREQ=WEEKLY;INTERVAL=2";
          case "MONTHLY" -> "FREQ=MONTHLY";
          case "WEEKDAY" -> "FREQ=MONTHLY;BYDAY=" + weekday(from.toLocalDate());
          case "RULE" -> value("rule");
          default -> "";
        };
    return rule.isEmpty() ? null : new Recurrence(rule + end(rule), zone.getId());
  }

  /** Such as 1SU; a fifth one is the last. */
  private static String weekday(LocalDate day) {
    int week = (day.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
    return (week > WEEKS_OF_EACH_MONTH ? -1 : week) + day.getDayOfWeek().name().substring(0, 2);
  }

  private String end(String rule) {
    if (rule.contains("COUNT=") || rule.contains("UNTIL=")) {
      return "";
    }
    if (!value("times").isEmpty()) {
      return ";COUNT=" + value("times");
    }
    return value("until").isEmpty() ? "" : ";UNTIL=" + DAY.format(day(value("until")));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw LocalTimes.wrong("until", "is no day", "such as 2026-12-31");
    }
  }
}
