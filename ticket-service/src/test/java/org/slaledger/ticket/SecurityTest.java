package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class SecurityTest {
  private static final Set<Persona> READERS =
      Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.AUDE, Persona.ROOT);
  private static final List<Endpoint> ENDPOINTS =
      List.of(
          new Endpoint("POST", "/customers", Set.of(Persona.OLAF, Persona.ROOT)),
          new Endpoint("GET", "/customers", READERS),
          new Endpoint("GET", "/customers/{customer}", READERS),
          new Endpoint(
              "POST", "/tickets", Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.ROOT)),
          new Endpoint("GET", "/tickets", READERS),
          new Endpoint("GET", "/tickets/{ticket}", READERS),
          new Endpoint("GET", "/tickets/{ticket}/events", READERS),
          new Endpoint(
              "PUT", "/tickets/{ticket}/priority", Set.of(Persona.ADA, Persona.OLAF, Persona.ROOT)),
          new Endpoint("POST", "/tickets/{ticket}/responses", Set.of(Persona.ADA, Persona.ROOT)),
          new Endpoint("POST", "/events", Set.of(Persona.INGO)),
          new Endpoint(
              "GET",
              "/events/{id: .+}",
              Set.of(Persona.INGO, Persona.OLAF, Persona.AUDE, Persona.ROOT)));

  record Endpoint(String method, String path, Set<Persona> open) {
    Response call(RequestSpecification as) {
      String address = path.replaceAll("\\{.*}", "T-0");
      RequestSpecification request =
          method.equals("GET") ? as : as.contentType("application/json").body("{}");
      return request.request(method, address);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void every_endpoint_says_who_may_use_it_and_stands_in_this_test() {
    Set<String> found = new TreeSet<>();
    for (JavaMethod method : endpoints()) {
      assertThat(declaresWho(method) || declaresWho(method.getOwner()))
          .as(method.getFullName())
          .isTrue();
      found.add(verb(method) + " " + path(method));
    }
    assertThat(found.stream().filter(it -> !it.contains(" /ui") && !it.equals("GET /")))
        .containsExactlyInAnyOrderElementsOf(ENDPOINTS.stream().map(Endpoint::toString).toList());
  }

  @TestFactory
  Stream<DynamicTest> a_stranger_gets_nowhere() {
    return ENDPOINTS.stream()
        .map(it -> test(it, "no token", () -> assertStatus(it, RestAssured.given(), 401)));
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_wrong_opens_nothing() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Endpoint endpoint : ENDPOINTS) {
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
    for (Endpoint endpoint : ENDPOINTS) {
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

  private static List<JavaMethod> endpoints() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.slaledger.ticket")
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .toList();
  }

  private static boolean declaresWho(JavaMethod method) {
    return method.isAnnotatedWith(RolesAllowed.class) || method.isAnnotatedWith(PermitAll.class);
  }

  private static boolean declaresWho(JavaClass type) {
    return type.isAnnotatedWith(RolesAllowed.class);
  }

  private static String verb(JavaMethod method) {
    return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
        .filter(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
        .findFirst()
        .orElseThrow();
  }

  private static String path(JavaMethod method) {
    String type = method.getOwner().getAnnotationOfType(Path.class).value();
    return type + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
  }
}
