package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class SecurityTest {
  @TestHTTPResource("/")
  URI root;

  @TestFactory
  Stream<DynamicTest> no_endpoint_opens_without_its_role() {
    return Endpoints.of("org.slaledger.probe", "org.slaledger.web")
        .attempts(
            root,
            Set.of(
                "GET /maintenance/feed/{secret}/maintenance.ics",
                "GET /availability/badge/{secret}.svg"));
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void maintenance_is_planned_by_operators_and_admins_alone(Persona persona) {
    // Given
    boolean may = Set.of(Persona.OLAF, Persona.ROOT).contains(persona);
    // When
    int announced = post(persona, "/maintenance");
    int cancelled = post(persona, "/maintenance/W-1/cancel");
    // Then one who may is told what is missing
    assertThat(announced).isEqualTo(may ? 400 : 403);
    assertThat(cancelled).isEqualTo(may ? 400 : 403);
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void everybody_may_look_and_integrators_at_points_and_windows_alone(Persona persona) {
    int expected = persona == Persona.INGO ? 403 : 200;
    assertThat(get(persona, "/availability/points")).isEqualTo(200);
    assertThat(get(persona, "/maintenance")).isEqualTo(200);
    assertThat(get(persona, "/availability/services")).isEqualTo(expected);
    assertThat(get(persona, "/availability/badges")).isEqualTo(expected);
    assertThat(get(persona, "/maintenance/feeds")).isEqualTo(expected);
  }

  private static int post(Persona persona, String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(persona))
        .contentType("application/json")
        .body("{}")
        .post(path)
        .statusCode();
  }

  private static int get(Persona persona, String path) {
    return given().auth().oauth2(Tokens.of(persona)).get(path).statusCode();
  }
}
