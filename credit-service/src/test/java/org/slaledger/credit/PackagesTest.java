package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class PackagesTest {
  private static final String TERMS =
      """
      zone: UTC
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M}}
      services:
        - service: hosting
          fee: 1000.00
          unobserved: DOWN
          availability: {method: DOWNTIME, objective: 99.9}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}]}
      """;

  private final String name = Api.newName();

  @Inject OwnCalendars calendars;

  @BeforeEach
  void office() {
    calendars.publish(Given.office("office-nl"));
  }

  @Test
  void every_example_can_be_published_and_an_addendum_proposed_that_is_based_on_it() {
    for (String example : new String[] {"basic", "business", "premium"}) {
      // Given
      String customer = Api.newCustomer();
      int status = Api.publishPackage(example, example(example + ".package.yaml")).statusCode();
      assertThat(status).isIn(201, 409);
      // When
      var answer =
          Api.propose(
              customer + "-" + example,
              example(example + ".addendum.yaml")
                  .replace("customer: acme", "customer: " + customer)
                  .replace("point: acme", "point: " + customer));
      // Then
      answer
          .then()
          .statusCode(201)
          .body("addendum.basedOn.name", equalTo(example))
          .body("addendum.basedOn.version", equalTo(1))
          .body("addendum.calendars.office-nl", equalTo(1));
    }
  }

  @Test
  void what_an_addendum_does_not_say_is_the_packages_of_the_version_that_was_read() {
    // Given
    String customer = Api.newCustomer();
    Api.publishPackage(name, TERMS).then().statusCode(201).body("version", equalTo(1));
    Api.publishPackage(name, TERMS.replace("1000.00", "1100.00"))
        .then()
        .statusCode(201)
        .header("ETag", "\"2\"")
        .body("version", equalTo(2));
    // When
    var first = Api.propose(customer + "-1", based(customer, ""));
    var second = Api.propose(customer + "-2", based(customer + "b", ", version: 1", customer));
    // Then
    first
        .then()
        .statusCode(201)
        .body("addendum.basedOn.version", equalTo(2))
        .body("addendum.services[0].fee", equalTo("1100.00"))
        .body("addendum.zone", equalTo("UTC"));
    second
        .then()
        .statusCode(201)
        .body("addendum.basedOn.version", equalTo(1))
        .body("addendum.services[0].fee", equalTo("1000.00"));
    Api.as(Persona.AUDE)
        .get("/packages/" + name)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("version", contains(2, 1));
    Api.as(Persona.AUDE).get("/packages").then().body("name", hasItem(name));
  }

  @Test
  void what_is_wrong_in_the_package_is_said_to_come_from_it() {
    // Given
    String customer = Api.newCustomer();
    Api.publishPackage(
            name,
            TERMS
                .replace("fee: 1000.00", "fee: -1")
                .replace("availability: {method: DOWNTIME, objective: 99.9}\n", "\n"))
        .then()
        .statusCode(201);
    // When
    var answer =
        Api.propose(
            customer + "-1",
            based(customer, "")
                + "    availability: {method: DOWNTIME, objective: 99.9, minimumOutage: PT-1S}\n");
    // Then
    answer
        .then()
        .statusCode(400)
        .body(
            "errors.find { it.field == 'services[0].fee' }.message",
            containsString("(from package " + name + ", version 1)"))
        .body(
            "errors.find { it.field == 'services[0].availability.minimumOutage' }.message",
            org.hamcrest.Matchers.not(containsString("from package")));
  }

  @Test
  void everything_that_is_wrong_with_a_package_is_said_at_once() {
    Api.publishPackage(name, "zone: 7\ncycle: DECADE\ncolour: blue\n")
        .then()
        .statusCode(400)
        .body("errors.field", org.hamcrest.Matchers.containsInAnyOrder("zone", "cycle", "colour"));
    Api.publishPackage(
            name,
            TERMS
                .replace("zone: UTC", "zone: Mars/Base")
                .replace("hours: 24x7", "hours: nights")
                .replace("objective: 99.9", "objective: 101"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("zone"))
        .body("errors.field", hasItem("priorities.P1.hours"))
        .body("errors.field", hasItem("services[0].availability.objective"));
    assertThat(Api.journalled("package/" + name)).isZero();
  }

  @Test
  void a_package_or_version_that_is_not_there_is_named() {
    String customer = Api.newCustomer();
    Api.propose(name, based(customer, ""))
        .then()
        .statusCode(400)
        .body("errors.field", contains("basedOn.name"));
    Api.publishPackage(name, TERMS).then().statusCode(201);
    Api.publishPackage(name, TERMS).then().statusCode(409);
    Api.propose(name, based(customer, ", version: 7"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("basedOn.version"))
        .body("errors[0].allowed", equalTo("1 to 1"));
    Api.as(Persona.AUDE).get("/packages/nothing-" + name).then().statusCode(404);
    Api.as(Persona.AUDE).get("/packages/examples/nothing").then().statusCode(404);
  }

  private String based(String customer, String version) {
    return based(customer, version, customer);
  }

  private String based(String point, String version, String customer) {
    return """
    customer: %s
    basedOn: {name: %s%s}
    services:
      - service: hosting
        firstPeriodFee: 400.00
        points:
          - {point: %s, probe: {kind: HTTP, url: "https://web.example/"}, interval: PT30S, timeout: PT5S, confirm: 3}
    """
        .formatted(customer, name, version, point);
  }

  private static String example(String file) {
    return Api.as(Persona.AUDE)
        .get("/packages/examples/" + file)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
