package org.slaledger.credit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.slaledger.credit.Calendars.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class CalendarImportTest {
  @Test
  void holidays_are_imported_by_country_and_from_documents() {
    imported("application/json", "", "{\"country\":\"NL\",\"fromYear\":2026,\"toYear\":2026}")
        .then()
        .statusCode(200)
        .body("holidays[0].date", equalTo("2026-01-01"))
        .body("holidays[0].name", equalTo("Nieuwjaar (New Year's Day)"));
    imported(
            "text/calendar",
            "?fromYear=2026&toYear=2027",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Koningsdag\nDTSTART:20200427\n"
                + "RRULE:FREQ=YEARLY\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Meeting\n"
                + "DTSTART:20260427T090000\nEND:VEVENT\nEND:VCALENDAR\n")
        .then()
        .statusCode(200)
        .body("holidays.date", contains("2026-04-27", "2027-04-27"))
        .body("notUsed.what", contains("Meeting"));
  }

  @Test
  void what_can_not_be_imported_is_refused_with_its_field() {
    refused(
            400,
            imported(
                "application/json",
                "",
                "{\"country\":\"DE\",\"region\":\"xx\",\"fromYear\":2026,\"toYear\":2026}"))
        .body("errors.field", contains("region"));
    refused(400, imported("text/calendar", "", "BEGIN:VCALENDAR"))
        .body("errors.field", contains("fromYear", "toYear"));
    refused(400, imported("text/calendar", "?fromYear=2026&toYear=2026", "hello"))
        .body("errors.field", contains("body"));
    refused(413, imported("text/calendar", "?fromYear=2026&toYear=2026", "x".repeat(1_100_000)));
  }

  private static Response imported(String type, String query, String body) {
    return Api.as(Persona.OLAF)
        .contentType(type)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/calendars/holidays/import" + query);
  }
}
