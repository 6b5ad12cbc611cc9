package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.slaledger.credit.Calendars.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class CalendarsTest {
  private final String calendar = Api.newName();

  @Test
  void versions_are_published_reach_the_log_and_can_be_read_by_customers() {
    // When
    Calendars.publish(calendar, Calendars.body())
        .then()
        .statusCode(201)
        .header("Location", "/calendars/" + calendar + "/versions/1")
        .header("ETag", "\"1\"")
        .body("version", equalTo(1));
    Calendars.publish(calendar, Calendars.body(Calendars.TODAY.plusDays(7)))
        .then()
        .statusCode(201)
        .body("version", equalTo(2))
        .body("publishedBy", equalTo(Persona.OLAF.subject()));
    // Then
    Log.awaitEvent("sla.agreements", "calendar/" + calendar, "slaledger.CalendarPublished.v1");
    var customer = Api.asCustomer("acme");
    customer.get("/calendars").then().statusCode(200).body("calendar", hasItem(calendar));
    Api.asCustomer("acme")
        .get("/calendars/" + calendar)
        .then()
        .statusCode(200)
        .body("version", contains(2, 1))
        .body("[0].terms.holidays", hasSize(1));
    Api.asCustomer("acme")
        .get("/calendars/" + calendar + "/versions/1")
        .then()
        .statusCode(200)
        .body("terms.holidays", hasSize(0))
        .body("zone.transitions", hasSize(0));
    Api.asCustomer("acme").get("/calendars/" + calendar + "/versions/3").then().statusCode(404);
    Api.asCustomer("acme").get("/calendars/nobody-knows-it").then().statusCode(404);
  }

  @Test
  void the_past_is_not_changed_and_all_that_is_wrong_is_said_at_once() {
    // Given
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    // Then
    refused(409, Calendars.publish(calendar, Calendars.body(Calendars.TODAY)))
        .body("errors.field", contains("holidays"))
        .body("errors[0].message", startsWith(Calendars.TODAY + "T00:00:00Z was open"));
    refused(409, Calendars.publish(calendar, Calendars.body()))
        .body("errors.field", contains("hours"));
    refused(
            400,
            Calendars.publish(
                calendar,
                Calendars.body().replace("UTC", "Utopia").replace("00:00-24:00", "always")))
        .body("errors", hasSize(8));
    refused(400, Calendars.publish(calendar, "{\"zone\": 1}"))
        .body("errors[0].field", equalTo("zone"));
    refused(400, Calendars.preview(calendar, Calendars.body().replace("a test", "")))
        .body("errors.field", contains("reason"));
    refused(400, Calendars.publish("24x7", Calendars.body()))
        .body("errors.field", contains("calendar"));
    assertThat(Api.journalled("calendar/" + calendar)).isEqualTo(1);
  }

  @Test
  void the_same_key_publishes_once() {
    for (int i = 0; i < 2; i++) {
      Api.as(Persona.OLAF)
          .header("Idempotency-Key", calendar)
          .contentType("application/json")
          .body(Calendars.body())
          .post("/calendars/" + calendar)
          .then()
          .statusCode(201)
          .body("version", equalTo(1));
    }
    assertThat(Api.journalled("calendar/" + calendar)).isEqualTo(1);
  }

  @Test
  void newer_zone_data_are_told_and_taken_over_by_publishing_anew() {
    // Given
    String amsterdam = Calendars.body().replace("UTC", "Europe/Amsterdam");
    Calendars.publish(calendar, amsterdam).then().statusCode(201);
    zoneData().body("upToDate", equalTo(true)).body("differences", hasSize(0));
    refused(409, Calendars.publish(calendar, amsterdam));
    // When
    ZonesOfTest.update();
    try {
      // Then
      zoneData()
          .body("upToDate", equalTo(false))
          .body("differences", hasSize(1))
          .body("differences[0].frozen", equalTo("+02:00"))
          .body("differences[0].now", equalTo("+01:00"));
      Calendars.publish(calendar, amsterdam)
          .then()
          .statusCode(201)
          .body("version", equalTo(2))
          .body("zone.transitions", hasSize(2));
      zoneData().body("upToDate", equalTo(true));
    } finally {
      ZonesOfTest.restore();
    }
    zoneData().body("upToDate", equalTo(false));
  }

  private ValidatableResponse zoneData() {
    return Api.asCustomer("acme")
        .get("/calendars/" + calendar + "/zone-data")
        .then()
        .statusCode(200)
        .body("zone", equalTo("Europe/Amsterdam"));
  }
}
