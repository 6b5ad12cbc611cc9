package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class DescriptionTest {
  @Test
  void every_endpoint_is_described_with_an_example_of_what_it_takes() {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
    String text =
        RestAssured.given()
            .port(port)
            .accept("application/json")
            .get("/q/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    JsonPath description = JsonPath.from(text);
    for (Use endpoint : Use.ALL) {
      String path = endpoint.path().replaceAll("\\{id: .+}", "{id}");
      Map<String, Object> operation =
          description.getMap("paths.'" + path + "'." + endpoint.method().toLowerCase(Locale.ROOT));
      assertThat(operation).as(endpoint.toString()).isNotNull().containsKey("summary");
    }
    assertThat(text).contains("carla@acme.example").contains("The load balancer lost");
  }
}
