package org.slaledger.ticket.adapter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/**
 * A form as it was sent, with what was wrong with it, to be shown again.
 *
 * @param detail what was wrong as a whole; null for a form that nobody sent yet
 */
public record SentForm(
    Map<String, String> values, @Nullable String detail, List<FieldError> errors) {
  static final SentForm EMPTY = new SentForm(Map.of(), null, List.of());

  /** What was filled in; blank for nothing. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** Whether an option was chosen. */
  public boolean chose(String field, Object option) {
    return String.valueOf(option).equals(values.get(field));
  }

  /** Whether it is the form of that name that was sent. */
  public boolean filled(String form) {
    return values.keySet().stream().anyMatch(field -> field.startsWith(form + "."));
  }

  /** A form that was refused. */
  static SentForm refused(Map<String, String> values, Answer answer) {
    try {
      JsonNode problem = ContractJson.mapper().readTree(answer.body());
      List<FieldError> errors = new ArrayList<>();
      for (JsonNode error : problem.path("errors")) {
        errors.add(
            new FieldError(
                error.path("field").asText(),
                error.path("message").asText(),
                error.path("allowed").asText(null)));
      }
      return new SentForm(values, problem.path("detail").asText(), errors);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a refusal that is no problem", e);
    }
  }

  /** The option of that name; a select offers no other, so anything else is a problem. */
  static <E extends Enum<E>> E chosen(String field, @Nullable String value, Class<E> options) {
    return Arrays.stream(options.getEnumConstants())
        .filter(option -> option.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(new FieldError(field, "is not known", names(options)))
                    .asException());
  }

  private static <E extends Enum<E>> String names(Class<E> options) {
    return Arrays.stream(options.getEnumConstants())
        .map(Enum::name)
        .collect(Collectors.joining(", "));
  }
}
