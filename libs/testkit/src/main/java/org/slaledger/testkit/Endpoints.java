package org.slaledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every HTTP endpoint of a service, found in its classes, and the attempts to get past its guard:
 *
 * <pre>{@code
 * @TestHTTPResource("/") URI root;
 *
 * @TestFactory
 * Stream<DynamicTest> no_endpoint_opens_without_its_role() {
 *   return Endpoints.of("org.slaledger.ticket", "org.slaledger.web").attempts(root, Set.of("GET /"));
 * }
 * }</pre>
 *
 * <p>Whether a customer sees another customer's data depends on data, and is each service's own
 * test.
 */
public final class Endpoints {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final List<Endpoint> found;

  private Endpoints(JavaClasses classes) {
    found =
        classes.stream()
            .filter(type -> type.isAnnotatedWith("jakarta.ws.rs.Path"))
            .flatMap(type -> type.getMethods().stream())
            .flatMap(Endpoint::of)
            .toList();
  }

  /** Of the main classes under these packages. */
  public static Endpoints of(String... packages) {
    var importer =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    return new Endpoints(importer.importPackages(packages));
  }

  /** Of all classes under these packages, those of tests as well. */
  public static Endpoints ofAll(String... packages) {
    return new Endpoints(new ClassFileImporter().importPackages(packages));
  }

  /** All that were found. */
  public List<Endpoint> all() {
    return found;
  }

  /** Those that declare no role: somebody forgot something. */
  public List<String> undeclared() {
    return found.stream().filter(Endpoint::isUndeclared).map(Endpoint::place).toList();
  }

  /**
   * One test for each way to get past the guard of each endpoint.
   *
   * @param root where the service under test listens
   * @param open those that are meant for all the world, such as {@code GET /}
   */
  public Stream<DynamicTest> attempts(URI root, Set<String> open) {
    var declared =
        DynamicTest.dynamicTest(
            "every endpoint declares its roles",
            () -> assertThat(undeclared()).as("without a role").isEmpty());
    assertThat(found).as("endpoints").isNotEmpty();
    return Stream.concat(
        Stream.of(declared), found.stream().flatMap(endpoint -> attempts(root, endpoint, open)));
  }

  private static Stream<DynamicTest> attempts(URI root, Endpoint endpoint, Set<String> open) {
    if (endpoint.isOpen()) {
      return Stream.of(
          DynamicTest.dynamicTest(
              endpoint.name() + ": open on purpose",
              () -> assertThat(open).contains(endpoint.name())));
    }
    if (endpoint.isPage()) {
      return Stream.of(
          attempt(root, endpoint, "no session", null, 302),
          attempt(root, endpoint, "a token is no session", Tokens.of(endpoint.guest()), 302));
    }
    return Stream.concat(
        Stream.of(attempt(root, endpoint, "no token", null, 401)),
        Stream.concat(
            Tokens.wrong(endpoint.guest()).entrySet().stream()
                .map(fault -> attempt(root, endpoint, fault.getKey(), fault.getValue(), 401)),
            intruders(endpoint).entrySet().stream()
                .map(token -> attempt(root, endpoint, token.getKey(), token.getValue(), 403))));
  }

  private static Map<String, String> intruders(Endpoint endpoint) {
    var tokens = new LinkedHashMap<String, String>();
    tokens.put("no role", Tokens.withoutRole());
    endpoint.intruder().ifPresent(p -> tokens.put("role " + p.role(), Tokens.of(p)));
    return tokens;
  }

  private static DynamicTest attempt(
      URI root, Endpoint endpoint, String what, @Nullable String token, int status) {
    return DynamicTest.dynamicTest(
        endpoint.name() + ": " + what,
        () -> assertThat(send(root, endpoint, token)).isEqualTo(status));
  }

  private static int send(URI root, Endpoint endpoint, @Nullable String token) throws Exception {
    var body = endpoint.takes().equals(FORM) ? "a=b" : "{}";
    var request =
        HttpRequest.newBuilder(root.resolve(endpoint.path().replaceAll("\\{[^}]+}", "x-1")))
            .header("Content-Type", endpoint.takes())
            .method(endpoint.method(), HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
