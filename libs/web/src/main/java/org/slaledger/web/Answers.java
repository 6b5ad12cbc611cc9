package org.slaledger.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.seal.KeptBody;
import org.slaledger.web.problem.Problem;

/** Makes the answers of commands, and the responses of answers. */
public final class Answers {
  private static final ObjectMapper JSON = ContractJson.strictMapper();

  private Answers() {}

  /**
   * 201.
   *
   * @param version the stream's version after this command; becomes the ETag
   */
  public static Answer created(URI location, long version, Object body) {
    return answer(201, location.toString(), Long.toString(version), body);
  }

  /**
   * 200.
   *
   * @param version the stream's version after this command; becomes the ETag
   */
  public static Answer ok(long version, Object body) {
    return answer(200, null, Long.toString(version), body);
  }

  /** 200 for what has no version. */
  public static Answer ok(Object body) {
    return answer(200, null, null, body);
  }

  /** 202: taken, its effect is still to come. */
  public static Answer accepted(URI location, Object body) {
    return answer(202, location.toString(), null, body);
  }

  /** The refusal of a command: nothing is written. */
  public static Answer refused(Problem problem) {
    return new Answer(problem.status(), null, null, problem.json());
  }

  /** Why a command was not done: 400, 404, 409 or 412. */
  public static Answer refused(Outcome.NotDone outcome) {
    return refused(Refusals.of(outcome));
  }

  /** As it goes over HTTP; {@code Location} is the path alone. */
  public static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    if (answer.location() != null) {
      // as the same addresses stand in bodies; location() would put the host in front of some
      response.header(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      response.tag(new EntityTag(answer.etag()));
    }
    if (!answer.body().isEmpty()) {
      response
          .type(answer.refused() ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON)
          .entity(answer.body());
    }
    return response.build();
  }

  /** What people wrote goes out as text, and is kept sealed. */
  private static Answer answer(
      int status, @Nullable String location, @Nullable String etag, Object body) {
    String kept = KeptBody.of(body);
    return new Answer(status, location, etag, KeptBody.sealed(kept) ? json(body) : kept, kept);
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
