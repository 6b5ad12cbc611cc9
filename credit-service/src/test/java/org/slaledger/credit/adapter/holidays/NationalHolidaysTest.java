package org.slaledger.credit.adapter.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.rules.Problem;

class NationalHolidaysTest {
  @Test
  void those_of_the_netherlands_are_named_in_dutch_and_english() {
    assertThat(of("NL", null, 2026, 2026))
        .containsExactly(
            holiday("2026-01-01", "Nieuwjaar (New Year's Day)"),
            holiday("2026-04-05", "Eerste paasdag (Easter)"),
            holiday("2026-04-06", "Tweede paasdag (Easter Monday)"),
            holiday("2026-04-27", "Koningsdag (Kings' Birthday)"),
            holiday("2026-05-05", "Bevrijdingsdag (Liberation Day)"),
            holiday("2026-05-14", "Hemelvaartsdag (Ascension Day)"),
            holiday("2026-05-24", "Eerste pinksterdag (Pentecost)"),
            holiday("2026-05-25", "Tweede pinksterdag (Pentecost Monday)"),
            holiday("2026-12-25", "Eerste Kerstdag (1st Christmas day)"),
            holiday("2026-12-26", "Tweede Kerstdag (2nd Christmas day)"));
  }

  @Test
  void a_region_has_more_of_them() {
    // Given: Epiphany, Corpus Christi and All Saints are holidays of Bavaria, not of Berlin
    List<LocalDate> bavaria = dates(of("de", "by", 2027, 2027));
    List<LocalDate> berlin = dates(of("de", "be", 2027, 2027));
    // Then
    assertThat(bavaria).contains(day("2027-01-06"), day("2027-05-27"), day("2027-11-01"));
    assertThat(berlin)
        .contains(day("2027-03-08"))
        .doesNotContain(day("2027-01-06"), day("2027-05-27"), day("2027-11-01"));
    assertThat(of("DE", "BY", 2027, 2027))
        .contains(holiday("2027-01-06", "Heilige Drei Könige (Epiphany)"));
  }

  @Test
  void a_holiday_that_is_observed_on_another_day_gives_both() {
    assertThat(of("US", null, 2026, 2027))
        .contains(
            holiday("2026-07-03", "Independence Day, observed"),
            holiday("2026-07-04", "Independence Day"),
            holiday("2026-11-26", "Thanksgiving Day"),
            // New Year's Day of 2028 is a Saturday
            holiday("2027-12-31", "New Year's Day, observed"));
  }

  @Test
  void every_country_that_is_offered_has_a_list() {
    assertThat(NationalHolidays.countries())
        .hasSizeGreaterThan(200)
        .containsEntry("NL", "Netherlands");
    assertThat(NationalHolidays.countries().keySet())
        .filteredOn(country -> of(country, null, 2026, 2027).isEmpty())
        // nobody lives there
        .containsExactly("AQ", "BV", "HM", "IO", "TF", "UM");
  }

  @Test
  void names_hang_on_no_language_of_the_machine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(of("US", null, 2026, 2026)).contains(holiday("2026-12-25", "Christmas"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_is_not_known_is_refused_with_what_is() {
    assertThat(problem("XX", null).field()).isEqualTo("country");
    assertThat(problem("XX", null).allowed()).contains("NL").contains("US");
    assertThat(problem("DE", "xx").allowed()).contains("by (Bavaria)");
    assertThat(problem("DE", "by/xx").field()).isEqualTo("region");
    assertThat(problem("NL", "nh").allowed()).isEqualTo("none: it has no regions");
    assertThat(CoveredYears.of(2026, 2046).problems())
        .extracting(Problem::field)
        .containsExactly("toYear");
    assertThat(CoveredYears.of(2026, 2025).problems()).hasSize(1);
    assertThat(CoveredYears.of(Integer.MIN_VALUE, Integer.MAX_VALUE).problems()).hasSize(2);
  }

  private static List<Holiday> of(String country, @Nullable String region, int from, int to) {
    return NationalHolidays.of(country, region, CoveredYears.of(from, to).orElseThrow())
        .orElseThrow()
        .holidays();
  }

  private static Problem problem(String country, @Nullable String region) {
    return NationalHolidays.of(country, region, CoveredYears.of(2026, 2026).orElseThrow())
        .problems()
        .getFirst();
  }

  private static List<LocalDate> dates(List<Holiday> holidays) {
    return holidays.stream().map(Holiday::date).toList();
  }

  private static Holiday holiday(String date, String name) {
    return new Holiday(day(date), name);
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
