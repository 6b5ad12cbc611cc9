package org.slaledger.testkit;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.local.parts.Persona;

/**
 * One HTTP endpoint of a service, as its annotations declare it.
 *
 * @param path its template, such as {@code /tickets/{id}}
 * @param takes the media type of its body
 * @param guard the roles it declares; {@code *} for all the world; empty when it declares nothing
 * @param place class and method
 */
public record Endpoint(String method, String path, String takes, Set<String> guard, String place) {
  private static final String REST = "jakarta.ws.rs.";
  private static final String SECURITY = "jakarta.annotation.security.";
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  /** Method and path. */
  public String name() {
    return method + " " + path;
  }

  /** Whether a browser's session opens it. */
  boolean isPage() {
    return path.equals("/ui") || path.startsWith("/ui/");
  }

  boolean isOpen() {
    return guard.contains("*");
  }

  boolean isUndeclared() {
    return guard.isEmpty();
  }

  /** Somebody who may not. */
  Optional<Persona> intruder() {
    return Arrays.stream(Persona.values()).filter(p -> !guard.contains(p.role())).findFirst();
  }

  /** Somebody who may; anybody where nobody may. */
  Persona guest() {
    return Arrays.stream(Persona.values())
        .filter(p -> guard.contains(p.role()))
        .findFirst()
        .orElse(Persona.ADA);
  }

  static Stream<Endpoint> of(JavaMethod method) {
    return METHODS.stream()
        .filter(verb -> method.isAnnotatedWith(REST + verb))
        .map(
            verb ->
                new Endpoint(
                    verb,
                    path(method),
                    values(method, "Consumes").findFirst().orElse("application/json"),
                    guard(method).orElseGet(() -> guard(method.getOwner()).orElse(Set.of())),
                    method.getOwner().getSimpleName() + "." + method.getName()));
  }

  private static String path(JavaMethod method) {
    var path =
        Stream.concat(texts(method.getOwner(), REST + "Path"), texts(method, REST + "Path"))
            .map(part -> part.replaceAll("^/|/$", ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
    return "/" + path;
  }

  private static Stream<String> values(JavaMethod method, String annotation) {
    return Stream.concat(
        texts(method, REST + annotation), texts(method.getOwner(), REST + annotation));
  }

  private static Optional<Set<String>> guard(HasAnnotations<?> declared) {
    if (declared.isAnnotatedWith(SECURITY + "PermitAll")) {
      return Optional.of(Set.of("*"));
    }
    var roles = texts(declared, SECURITY + "RolesAllowed").collect(Collectors.toSet());
    return roles.isEmpty() ? Optional.empty() : Optional.of(roles);
  }

  private static Stream<String> texts(HasAnnotations<?> declared, String annotation) {
    if (!declared.isAnnotatedWith(annotation)) {
      return Stream.empty();
    }
    return switch (declared.getAnnotationOfType(annotation).get("value").orElse("")) {
      case Object[] many -> Arrays.stream(many).map(String::valueOf);
      case Object one -> Stream.of(String.valueOf(one));
    };
  }
}
