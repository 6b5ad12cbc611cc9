package org.slaledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.testkit.Endpoint;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class EndpointsTest {
  private static final String HERE = "org.slaledger.web";

  @TestHTTPResource("/")
  URI root;

  @TestFactory
  Stream<DynamicTest> no_endpoint_of_the_library_opens_without_its_role() {
    return Endpoints.of(HERE).attempts(root, Set.of());
  }

  @Test
  void every_endpoint_is_found_with_what_guards_it() {
    assertThat(Endpoints.ofAll(HERE).all())
        .contains(
            new Endpoint(
                "GET",
                "/samples/{customer}",
                "application/json",
                Set.of("agent", "customer"),
                "SampleResource.read"),
            new Endpoint(
                "POST",
                "/ui/sample",
                "application/x-www-form-urlencoded",
                Set.of("agent"),
                "SamplePage.change"));
  }

  @Test
  void an_endpoint_that_declares_no_role_is_found() {
    assertThat(Endpoints.ofAll(HERE).undeclared()).containsExactly("SampleResource.unguarded");
    assertThat(Endpoints.of(HERE).undeclared()).isEmpty();
  }
}
