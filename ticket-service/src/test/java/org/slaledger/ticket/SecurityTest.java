package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Endpoint;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class SecurityTest {
  @TestHTTPResource("/")
  URI root = URI.create("/");

  @TestFactory
  Stream<DynamicTest> no_endpoint_opens_without_its_role() {
    return Endpoints.of("org.slaledger.ticket", "org.slaledger.web")
        .attempts(root, Set.of("GET /"));
  }

  @Test
  void every_endpoint_for_programs_stands_in_the_table_of_who_may() {
    assertThat(
            Endpoints.of("org.slaledger.ticket").all().stream()
                .filter(it -> !it.path().startsWith("/ui"))
                .map(Endpoint::name)
                // what takes several forms is one thing
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("GET /"), Use.ALL.stream().map(Use::toString)).toList());
  }

  @TestFactory
  Stream<DynamicTest> a_role_opens_what_it_is_for_and_nothing_else() {
    return Use.ALL.stream()
        .flatMap(
            use ->
                Arrays.stream(Persona.values())
                    .map(
                        persona ->
                            DynamicTest.dynamicTest(
                                use + " as " + persona.role(), () -> assertRole(use, persona))));
  }

  @Test
  void a_program_is_given_no_cookie() {
    assertThat(Api.as(Persona.ADA).get("/tickets").cookies()).isEmpty();
  }

  private static void assertRole(Use use, Persona persona) {
    long before = Api.journalled();
    int status = use.call(Api.as(persona)).statusCode();
    if (use.open().contains(persona)) {
      assertThat(status).isIn(200, 400, 404, 428);
    } else {
      assertThat(status).isEqualTo(403);
    }
    assertThat(Api.journalled()).isEqualTo(before);
  }
}
