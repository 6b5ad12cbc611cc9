package org.slaledger.credit.adapter.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.credit.adapter.holidays.CoveredYears;
import org.slaledger.credit.adapter.holidays.FoundHolidays;
import org.slaledger.credit.adapter.holidays.HolidayFeed;
import org.slaledger.credit.adapter.holidays.NationalHolidays;
import org.slaledger.credit.domain.calendar.Holidays;
import org.slaledger.rules.Checked;

/** What was filled in, and the document that came with it. */
record CalendarFields(Map<String, String> values, byte[] document) {
  /** What guards the form, and what it shows itself, is nothing that was filled in. */
  private static final Set<String> NOT_FILLED_IN = Set.of("form-token", "do", "confirm");

  static CalendarFields of(MultipartFormDataInput input) {
    Map<String, String> values = new LinkedHashMap<>();
    byte[] document = {};
    for (Map.Entry<String, Collection<FormValue>> field : input.getValues().entrySet()) {
      for (FormValue value : field.getValue()) {
        if (value.isFileItem()) {
          document = bytes(value);
        } else {
          values.put(field.getKey(), value.getValue().replace("\r\n", "\n").strip());
        }
      }
    }
    return new CalendarFields(values, document);
  }

  String value(String field) {
    return values.getOrDefault(field, "");
  }

  String key() {
    return value("command-key");
  }

  /** All that makes one form another one. */
  String[] said() {
    return values.entrySet().stream()
        .filter(field -> !NOT_FILLED_IN.contains(field.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(field -> field.getKey() + "=" + field.getValue())
        .toArray(String[]::new);
  }

  Checked<FoundHolidays> ofCountry() {
    return years().then(years -> NationalHolidays.of(value("country"), value("region"), years));
  }

  Checked<FoundHolidays> ofDocument() {
    return document.length == 0
        ? Checked.refused("document", "no file was chosen", "an .ics file")
        : years().then(years -> HolidayFeed.of(document, years));
  }

  /**
   * The form with holidays added to those that were filled in. What has passed is left out where a
   * version holds: it could not change it.
   */
  SentCalendar with(Checked<FoundHolidays> found, @Nullable CalendarTerms latest, LocalDate today) {
    return switch (HolidayLines.read(value("holidays"))) {
      case Checked.Refused<List<Holiday>> no -> SentCalendar.refused(values, no.problems());
      case Checked.Accepted<List<Holiday>>(List<Holiday> before) ->
          switch (found) {
            case Checked.Refused<FoundHolidays> no -> SentCalendar.refused(values, no.problems());
            case Checked.Accepted<FoundHolidays>(FoundHolidays yes) ->
                with(before, yes, latest == null ? LocalDate.MIN : today);
          };
    };
  }

  private SentCalendar with(List<Holiday> before, FoundHolidays found, LocalDate after) {
    Set<LocalDate> known = new HashSet<>(before.stream().map(Holiday::date).toList());
    List<Holiday> added =
        found.holidays().stream()
            .filter(it -> it.date().isAfter(after) && !known.contains(it.date()))
            .toList();
    List<Holiday> all = new ArrayList<>(before);
    all.addAll(added);
    Map<String, String> filled = new LinkedHashMap<>(values);
    filled.put("holidays", HolidayLines.write(Holidays.inOrder(all)));
    String done =
        "%d holidays were added; %d have passed, or are there already."
            .formatted(added.size(), found.holidays().size() - added.size());
    return SentCalendar.done(filled, done, found.notUsed());
  }

  private Checked<CoveredYears> years() {
    return CoveredYears.of(year("fromYear"), year("toYear"));
  }

  private int year(String field) {
    return value(field).matches("[0-9]{4}") ? Integer.parseInt(value(field)) : 0;
  }

  private static byte[] bytes(FormValue value) {
    try (InputStream in = value.getFileItem().getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
