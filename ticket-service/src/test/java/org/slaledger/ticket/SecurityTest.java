package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class SecurityTest {
  @TestFactory
  Stream<DynamicTest> a_stranger_gets_nowhere() {
    return Endpoint.ALL.stream()
        .map(it -> test(it, "no token", () -> assertStatus(it, RestAssured.given(), 401)));
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_wrong_opens_nothing() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.ALL) {
      Persona right = endpoint.open().iterator().next();
      Tokens.wrong(right)
          .forEach(
              (fault, token) ->
                  tests.add(
                      test(endpoint, fault, () -> assertStatus(endpoint, Api.with(token), 401))));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> a_role_opens_what_it_is_for_and_nothing_else() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.ALL) {
      for (Persona persona : Persona.values()) {
        tests.add(test(endpoint, persona.role(), () -> assertRole(endpoint, persona)));
      }
      tests.add(
          test(
              endpoint,
              "without a role",
              () -> assertStatus(endpoint, Api.with(Tokens.withoutRole()), 403)));
    }
    return tests.stream();
  }

  private static void assertRole(Endpoint endpoint, Persona persona) {
    int status = endpoint.call(Api.as(persona)).statusCode();
    if (endpoint.open().contains(persona)) {
      assertThat(status).isIn(200, 400, 404, 428);
    } else {
      assertThat(status).isEqualTo(403);
    }
  }

  private static void assertStatus(Endpoint endpoint, RequestSpecification as, int status) {
    long before = Api.journalled();
    assertThat(endpoint.call(as).statusCode()).isEqualTo(status);
    assertThat(Api.journalled()).isEqualTo(before);
  }

  private static DynamicTest test(
      Endpoint endpoint, String who, org.junit.jupiter.api.function.Executable body) {
    return DynamicTest.dynamicTest(endpoint + " with " + who, body);
  }
}
