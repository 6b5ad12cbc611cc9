package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeclaredRolesTest {
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
        .containsExactlyInAnyOrderElementsOf(
            Endpoint.ALL.stream().map(Endpoint::toString).toList());
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
