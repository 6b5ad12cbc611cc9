package org.slaledger.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.FieldProblem;

/** Says of a body that can't be read which field is at fault and where it stands. */
final class BodyProblems {
  private BodyProblems() {}

  static Problem of(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
            && !(e.getCause() instanceof JsonProcessingException)
        ? wrongField(mapping)
        : malformed(e);
  }

  private static Problem malformed(JsonProcessingException e) {
    String where = e instanceof JsonMappingException m ? FieldProblem.of("", m).path() : "";
    Throwable cause = e.getCause() instanceof JsonProcessingException inner ? inner : e;
    String message = "malformed JSON" + position(e.getLocation()) + ": " + original(cause);
    return Problem.badRequest(new FieldError(where.isEmpty() ? "body" : where, message));
  }

  private static Problem wrongField(JsonMappingException e) {
    FieldProblem found = FieldProblem.of("", e);
    String field = found.path().isEmpty() ? "body" : found.path();
    return Problem.badRequest(new FieldError(field, message(e, found), allowed(e, found)));
  }

  private static String message(JsonMappingException e, FieldProblem found) {
    return switch (e) {
      case UnrecognizedPropertyException ignored -> "is not known";
      case InvalidFormatException format ->
          "\"" + shortened(format.getValue()) + "\" is not allowed";
      default -> found.violation().message();
    };
  }

  private static @Nullable String allowed(JsonMappingException e, FieldProblem found) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> sorted(unknown.getKnownPropertyIds());
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          names(Arrays.asList(format.getTargetType().getEnumConstants()));
      default -> found.violation().allowed();
    };
  }

  private static @Nullable String names(@Nullable Collection<?> values) {
    return values == null
        ? null
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static @Nullable String sorted(@Nullable Collection<?> values) {
    return values == null ? null : names(values.stream().map(String::valueOf).sorted().toList());
  }

  private static String position(@Nullable JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String original(Throwable cause) {
    return cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }

  private static String shortened(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
