package org.slaledger.credit.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/**
 * A problem (RFC 9457) that says what moves: nothing is published before that is confirmed.
 *
 * @param moves the list that is to be confirmed
 */
record UnconfirmedMoves(
    String type,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    ShownMoves moves) {
  static Answer answer(ShownMoves moves, boolean named) {
    Problem problem =
        Problem.conflict(
            moves.count()
                + (moves.count() == 1 ? " open deadline moves." : " open deadlines move."),
            new FieldError(
                "confirm",
                named ? "names another list" : "is missing",
                "the digest of the list that was seen: " + moves.digest()));
    return new Answer(
        problem.status(),
        null,
        null,
        json(
            new UnconfirmedMoves(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.errors(),
                moves)));
  }

  private static String json(UnconfirmedMoves unconfirmed) {
    try {
      return ContractJson.strictMapper().writeValueAsString(unconfirmed);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
