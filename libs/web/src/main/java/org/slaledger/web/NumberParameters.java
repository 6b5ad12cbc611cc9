package org.slaledger.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/**
 * Reads whole numbers in queries. JAX-RS takes what is none for a resource that is not there; here
 * it is a 400 that names the parameter.
 */
@Provider
public class NumberParameters implements ParamConverterProvider {
  private static final Map<Class<?>, Function<String, Number>> READERS =
      Map.of(
          int.class, Integer::valueOf,
          Integer.class, Integer::valueOf,
          long.class, Long::valueOf,
          Long.class, Long::valueOf);

  @Override
  @SuppressWarnings("unchecked") // a reader's numbers are of the type under which it stands
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Function<String, Number> reader = READERS.get(type);
    Optional<String> name =
        Stream.of(annotations)
            .filter(QueryParam.class::isInstance)
            .map(it -> ((QueryParam) it).value())
            .findFirst();
    return reader == null || name.isEmpty()
        ? null
        : (ParamConverter<T>) new WholeNumber(name.get(), reader);
  }

  private record WholeNumber(String name, Function<String, Number> reader)
      implements ParamConverter<Number> {
    @Override
    public @Nullable Number fromString(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      try {
        return reader.apply(text.strip());
      } catch (NumberFormatException e) {
        throw Problem.badRequest(new FieldError(name, "is no whole number", "such as 1"))
            .asException();
      }
    }

    @Override
    public String toString(Number number) {
      return number.toString();
    }
  }
}
