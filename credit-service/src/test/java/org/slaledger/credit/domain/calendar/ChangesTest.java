package org.slaledger.credit.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.credit.domain.calendar.Changes.Change;

class ChangesTest {
  @Test
  void what_differs_is_told_field_by_field() {
    // Given
    CalendarPublished before = new Office().closed("2026-12-25").published();
    // When
    CalendarPublished after =
        new Office()
            .years(2026, 2028)
            .from("2027-02-01", DayOfWeek.MONDAY, "09:00-12:00", "13:00-17:00")
            .closed("2026-12-28")
            .published(before);
    // Then
    assertThat(Changes.between(before, after))
        .containsExactly(
            new Change("years", "2026 to 2027", "2026 to 2028"),
            new Change(
                "hours from 2027-02-01",
                "",
                "Mon 09:00-12:00, 13:00-17:00; Tue 09:00-17:00; Wed 09:00-17:00;"
                    + " Thu 09:00-17:00; Fri 09:00-17:00"),
            new Change("holiday 2026-12-25", "closed", ""),
            new Change("holiday 2026-12-28", "", "closed"));
  }

  @Test
  void holidays_on_one_date_become_one_with_both_names() {
    LocalDate day = LocalDate.parse("2027-05-06");
    assertThat(
            Holidays.inOrder(
                List.of(
                    new Holiday(day.plusDays(1), null),
                    new Holiday(day, "Ascension Day"),
                    new Holiday(day, null),
                    new Holiday(day, "Ascension Day"),
                    new Holiday(day, "A day off"))))
        .containsExactly(
            new Holiday(day, "Ascension Day, A day off"), new Holiday(day.plusDays(1), null));
  }
}
