package org.slaledger.web.guard;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/**
 * A question with a parameter that its endpoint does not know is refused: {@code ?form=...} for
 * {@code ?from=...} would be answered with something else than what was asked. Pages, and what is
 * open to strangers, take what links of others add.
 */
final class KnownParameters {
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * Looks at the request.
   *
   * @throws ProblemException 400 with the parameter's name, and those that there are
   */
  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    Set<String> said = request.getUriInfo().getQueryParameters().keySet();
    if (said.isEmpty()
        || !request.getMethod().equals("GET")
        || request.getUriInfo().getPath().startsWith("/ui")) {
      return;
    }
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(PermitAll.class)) {
      return;
    }
    Set<String> known = this.known.computeIfAbsent(method, KnownParameters::named);
    for (String name : said) {
      if (!known.contains(name)) {
        throw Problem.badRequest(
                new FieldError(
                    name,
                    "is no parameter here",
                    known.isEmpty() ? "none" : String.join(", ", known)))
            .asException();
      }
    }
  }

  private static Set<String> named(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      add(names, parameter.getAnnotation(QueryParam.class));
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          add(names, field.getAnnotation(QueryParam.class));
        }
      }
    }
    return names;
  }

  private static void add(Set<String> names, @Nullable QueryParam named) {
    if (named != null) {
      names.add(named.value());
    }
  }
}
