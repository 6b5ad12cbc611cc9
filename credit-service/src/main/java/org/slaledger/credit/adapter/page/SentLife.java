package org.slaledger.credit.adapter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Reads what forms on a statement's page say, and leads back to the page. */
final class SentLife {
  private SentLife() {}

  /** A text; empty where the form has none, so that the decision says what is wrong. */
  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** An instant as a browser sends it, in UTC. */
  static Instant instant(String field, @Nullable String value) {
    return read(
        field,
        "a date and time such as 2026-11-23T12:00:00",
        () -> LocalDateTime.parse(text(value)).toInstant(ZoneOffset.UTC));
  }

  /** References, a line each. */
  static List<EvidenceReference> evidence(@Nullable String lines) {
    return read(
        "evidence",
        "events:<stream>#<first>-<last>, sha256:<hash>, ticket:<id> or change:<id>, a line each",
        () ->
            text(lines)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(EvidenceReference::new)
                .toList());
  }

  /** Anything that has to have a form. */
  static <T> T read(String field, String allowed, Supplier<T> value) {
    try {
      return value.get();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Problem.badRequest(new FieldError(field, "has not the right form", allowed))
          .asException();
    }
  }

  /** The page once more; the problem where it was refused. */
  static Response on(String agreement, String period, Answer answer) {
    if (answer.refused()) {
      throw problem(answer).asException();
    }
    return Response.seeOther(URI.create("/ui/statements/" + agreement + "/" + period)).build();
  }

  private static Problem problem(Answer refused) {
    try {
      return ContractJson.mapper().readValue(refused.body(), Problem.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a refusal that is no problem", e);
    }
  }
}
