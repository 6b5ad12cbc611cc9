package org.slaledger.credit.adapter.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.credit.domain.calendar.Holidays;
import org.slaledger.rules.Checked;

/**
 * Public and bank holidays as jollyday lists them. Days on which people work nonetheless are not
 * among them. One that is observed on another day gives both days.
 */
public final class NationalHolidays {
  /** Languages in which jollyday has names, by the countries in which they are at home. */
  private static final Map<String, List<String>> LANGUAGES =
      Map.ofEntries(
          Map.entry("AT", List.of("de")),
          Map.entry("BE", List.of("nl", "fr")),
          Map.entry("BR", List.of("pt")),
          Map.entry("CH", List.of("de", "fr")),
          Map.entry("CY", List.of("el")),
          Map.entry("DE", List.of("de")),
          Map.entry("FR", List.of("fr")),
          Map.entry("GR", List.of("el")),
          Map.entry("LI", List.of("de")),
          Map.entry("LU", List.of("fr", "de")),
          Map.entry("MC", List.of("fr")),
          Map.entry("NL", List.of("nl")),
          Map.entry("PT", List.of("pt")),
          Map.entry("SE", List.of("sv")));

  private NationalHolidays() {}

  /** The countries and markets for which there are lists: code to English name, in that order. */
  public static Map<String, String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .collect(
            Collectors.toMap(
                code -> code, NationalHolidays::name, (a, b) -> a, TreeMap<String, String>::new));
  }

  /**
   * Those of some years.
   *
   * @param country ISO 3166, or a market of those that are known
   * @param region as jollyday names it, such as {@code by} for Bavaria; its parts behind a slash;
   *     null or blank for what holds everywhere
   */
  public static Checked<FoundHolidays> of(
      String country, @Nullable String region, CoveredYears years) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
      return Checked.refused(
          "country", "'" + country + "' has no list", String.join(", ", countries().keySet()));
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(code));
    List<String> path = path(region);
    return known(manager.getCalendarHierarchy(), path, region)
        .then(
            ignored ->
                new Checked.Accepted<>(
                    new FoundHolidays(found(manager, code, path, years), List.of())));
  }

  private static List<String> path(@Nullable String region) {
    return region == null || region.isBlank()
        ? List.of()
        : List.of(region.strip().toLowerCase(Locale.ROOT).split("/", -1));
  }

  private static Checked<CalendarHierarchy> known(
      CalendarHierarchy country, List<String> path, @Nullable String region) {
    CalendarHierarchy place = country;
    for (String part : path) {
      CalendarHierarchy next = place.getChildren().get(part);
      if (next == null) {
        return Checked.refused("region", "'" + region + "' is not known", regions(place));
      }
      place = next;
    }
    return new Checked.Accepted<>(place);
  }

  private static String regions(CalendarHierarchy place) {
    return place.getChildren().isEmpty()
        ? "none: it has no regions"
        : place.getChildren().values().stream()
            .map(region -> region.getId() + " (" + region.getDescription(Locale.ROOT) + ")")
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** One year more at both ends: New Year's Day may be observed in December. */
  private static List<CalendarTerms.Holiday> found(
      HolidayManager manager, String country, List<String> path, CoveredYears years) {
    String[] place = path.toArray(String[]::new);
    return Holidays.inOrder(
        IntStream.rangeClosed(years.from() - 1, years.to() + 1)
            .boxed()
            .flatMap(year -> manager.getHolidays(Year.of(year), place).stream())
            .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
            .flatMap(holiday -> days(holiday, country))
            .filter(holiday -> years.contain(holiday.date()))
            .toList());
  }

  private static Stream<CalendarTerms.Holiday> days(Holiday holiday, String country) {
    String name = name(holiday, country);
    LocalDate observed = holiday.getObservedDate().orElse(holiday.getActualDate());
    Stream<CalendarTerms.Holiday> day =
        Stream.of(new CalendarTerms.Holiday(holiday.getActualDate(), name));
    return observed.equals(holiday.getActualDate())
        ? day
        : Stream.concat(day, Stream.of(new CalendarTerms.Holiday(observed, name + ", observed")));
  }

  /** In the country's languages, and in English. */
  private static String name(Holiday holiday, String country) {
    Set<String> own = new LinkedHashSet<>();
    for (String language : LANGUAGES.getOrDefault(country, List.of())) {
      own.add(holiday.getDescription(Locale.of(language)));
    }
    String english = holiday.getDescription(Locale.ROOT);
    own.remove(english);
    return own.isEmpty() ? english : String.join(" / ", own) + " (" + english + ")";
  }

  private static String name(String code) {
    String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    return name.isEmpty() ? code : name;
  }
}
