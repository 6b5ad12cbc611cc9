package org.slaledger.credit.adapter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.credit.adapter.holidays.FoundHolidays.NotUsed;
import org.slaledger.credit.adapter.http.ShownMoves;
import org.slaledger.credit.domain.calendar.Changes.Change;
import org.slaledger.journal.Answer;
import org.slaledger.rules.Problem;
import org.slaledger.web.problem.FieldError;

/**
 * The form that publishes a calendar, as it is shown.
 *
 * @param wrong what stands in the way, as a whole; null where nothing does
 * @param done what was done with what was sent; null for nothing
 * @param notUsed what of an import could not be used
 * @param preview what publishing would do; null before anybody asked
 */
public record SentCalendar(
    Map<String, String> values,
    @Nullable String wrong,
    List<FieldError> errors,
    @Nullable String done,
    List<NotUsed> notUsed,
    @Nullable Preview preview) {

  /** What publishing would do. */
  public record Preview(List<Change> changes, ShownMoves moves) {}

  static SentCalendar of(Map<String, String> values) {
    return new SentCalendar(values, null, List.of(), null, List.of(), null);
  }

  static SentCalendar refused(Map<String, String> values, List<Problem> problems) {
    List<FieldError> errors =
        problems.stream()
            .map(it -> new FieldError(it.field(), it.message(), it.allowed()))
            .toList();
    return new SentCalendar(values, "Not all of it can be used.", errors, null, List.of(), null);
  }

  static SentCalendar refused(Map<String, String> values, Answer answer) {
    JsonNode problem = json(answer);
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      errors.add(
          new FieldError(
              error.path("field").asText(),
              error.path("message").asText(),
              error.path("allowed").asText(null)));
    }
    return new SentCalendar(values, problem.path("detail").asText(), errors, null, List.of(), null);
  }

  static SentCalendar done(Map<String, String> values, String done, List<NotUsed> notUsed) {
    return new SentCalendar(values, null, List.of(), done, notUsed, null);
  }

  static SentCalendar previewed(
      Map<String, String> values, List<Change> changes, ShownMoves moves) {
    return new SentCalendar(values, null, List.of(), null, List.of(), new Preview(changes, moves));
  }

  /** What was filled in; blank for nothing. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  private static JsonNode json(Answer answer) {
    try {
      return ContractJson.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }
}
