package org.slaledger.credit.adapter.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.adapter.holidays.CoveredYears;
import org.slaledger.credit.adapter.holidays.FoundHolidays;
import org.slaledger.credit.adapter.holidays.HolidayFeed;
import org.slaledger.credit.adapter.holidays.NationalHolidays;
import org.slaledger.rules.Checked;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Holidays to put into a calendar's terms. Nothing is written: a version freezes its dates. */
@Path("/calendars/holidays/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Calendars")
@Blocking
public class HolidaysResource {
  /** Those of a country or market. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Lists the public and bank holidays of a country, region and range of years",
      description =
          "Names are in the country's languages, where they are known, and in English. A holiday"
              + " that is observed on another day gives both days.")
  public FoundHolidays ofCountry(HolidayRequest wanted) {
    return found(
        CoveredYears.of(wanted.fromYear(), wanted.toYear())
            .then(years -> NationalHolidays.of(wanted.country(), wanted.region(), years)));
  }

  /** Those of a document. */
  @POST
  @Consumes("text/calendar")
  @Operation(
      summary = "Lists the all-day events of an iCalendar document",
      description =
          "Events that last several days or recur yearly are written out within the years. What"
              + " can't be used is listed with its reason. Nothing is fetched.")
  public FoundHolidays ofDocument(
      @QueryParam("fromYear") @Nullable String fromYear,
      @QueryParam("toYear") @Nullable String toYear,
      byte[] document) {
    List<FieldError> wrong = new ArrayList<>();
    int from = year("fromYear", fromYear, wrong);
    int to = year("toYear", toYear, wrong);
    if (!wrong.isEmpty()) {
      throw Problem.of(400, "Which years?", wrong.toArray(FieldError[]::new)).asException();
    }
    return found(CoveredYears.of(from, to).then(years -> HolidayFeed.of(document, years)));
  }

  private static int year(String field, @Nullable String text, List<FieldError> wrong) {
    if (text == null || !text.matches("[0-9]{4}")) {
      wrong.add(new FieldError(field, "is no year", "a year such as 2026"));
      return 0;
    }
    return Integer.parseInt(text);
  }

  private static FoundHolidays found(Checked<FoundHolidays> checked) {
    return switch (checked) {
      case Checked.Accepted<FoundHolidays>(FoundHolidays found) -> found;
      case Checked.Refused<FoundHolidays> no -> throw Refusals.input(no.problems()).asException();
    };
  }
}
