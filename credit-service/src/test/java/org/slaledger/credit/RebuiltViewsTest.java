package org.slaledger.credit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class RebuiltViewsTest {
  @Test
  void views_built_anew_from_the_log_equal_those_that_answer() {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash =
        Api.propose(agreement, Api.addendum(customer))
            .then()
            .statusCode(201)
            .extract()
            .path("documentHash");
    Api.sign(agreement, hash).then().statusCode(200);
    String calendar = customer + "-office";
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Calendars.clockHalted(calendar, customer + "-T1", Calendars.now());
    // Then
    BuiltAnew.equalsWhatAnswers("credit-service");
  }
}
