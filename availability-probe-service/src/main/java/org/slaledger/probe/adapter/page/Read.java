package org.slaledger.probe.adapter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.web.problem.Problem;

/** Reads answers that were made for the API, for pages to show. */
final class Read {
  private Read() {}

  static Problem problem(Answer refused) {
    return body(refused, Problem.class);
  }

  static <T> T body(Answer answer, Class<T> type) {
    try {
      return ContractJson.mapper().readValue(answer.body(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that can't be read", e);
    }
  }
}
