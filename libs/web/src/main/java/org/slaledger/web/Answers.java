package org.slaledger.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
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
    return new Answer(201, location.toString(), Long.toString(version), json(body));
  }

  /**
   * 200.
   *
   * @param version the stream's version after this command; becomes the ETag
   */
  public static Answer ok(long version, Object body) {
    return new Answer(200, null, Long.toString(version), json(body));
  }

  /** 200 for what has no version. */
  public static Answer ok(Object body) {
    return new Answer(200, null, null, json(body));
  }

  /** 202: taken, its effect is still to come. */
  public static Answer accepted(URI location, Object body) {
    return new Answer(202, location.toString(), null, json(body));
  }

  /** The refusal of a command: nothing is written. */
  public static Answer refused(Problem problem) {
    return new Answer(problem.status(), null, null, problem.json());
  }

  /** As it goes over HTTP. */
  public static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    if (answer.location() != null) {
      response.location(URI.create(answer.location()));
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

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
