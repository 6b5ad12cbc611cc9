package org.slaledger.web.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * As what the endpoints can answer. The framework refuses a request for anything else before it
 * says which endpoint it found, so that it is looked for here again.
 */
@Singleton
final class Offered {
  private static final Pattern PARAMETER = Pattern.compile("\\{\\s*[^:{}]+(?::([^{}]+))?}");

  private final List<Endpoint> endpoints = new ArrayList<>();

  private record Endpoint(String method, Pattern path, List<String> types) {}

  Offered(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path path = bean.getBeanClass().getAnnotation(Path.class);
      if (path != null) {
        Arrays.stream(bean.getBeanClass().getDeclaredMethods())
            .forEach(method -> add(path.value(), method));
      }
    }
  }

  /** The media types that are to be had there; null where none is named. */
  @Nullable String at(String method, String path) {
    String types =
        endpoints.stream()
            .filter(it -> it.method().equals(method) && it.path().matcher(path).matches())
            .flatMap(it -> it.types().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return types.isEmpty() ? null : types;
  }

  private void add(String base, Method method) {
    Path below = method.getAnnotation(Path.class);
    Produces own = method.getAnnotation(Produces.class);
    Produces said = own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own;
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null && said != null) {
        String path = base + (below == null ? "" : "/" + below.value());
        endpoints.add(new Endpoint(verb.value(), pattern(path), List.of(said.value())));
      }
    }
  }

  private static Pattern pattern(String path) {
    String slashed = ("/" + path + "/").replaceAll("/+", "/");
    StringBuilder pattern = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(slashed);
    int end = 0;
    while (parameter.find()) {
      String form = parameter.group(1);
      pattern
          .append(Pattern.quote(slashed.substring(end, parameter.start())))
          .append(form == null ? "[^/]+" : "(?:" + form.strip() + ")");
      end = parameter.end();
    }
    return Pattern.compile(pattern + Pattern.quote(slashed.substring(end)) + "?");
  }
}
