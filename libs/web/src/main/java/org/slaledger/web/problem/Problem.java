package org.slaledger.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;

/**
 * Problem details as RFC 9457 defines them. The type is {@code about:blank}: the status says what
 * kind it is, {@code errors} which field is at fault.
 *
 * @param instance names this occurrence in the log; only for faults
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = ContractJson.strictMapper();

  /** Of a status, with the fields at fault. */
  public static Problem of(int status, String detail, FieldError... errors) {
    return new Problem("about:blank", title(status), status, detail, null, List.of(errors));
  }

  /** 400: these fields are wrong. */
  public static Problem badRequest(FieldError first, FieldError... more) {
    List<FieldError> errors = new ArrayList<>(List.of(first));
    errors.addAll(List.of(more));
    return new Problem(
        "about:blank",
        title(400),
        400,
        first.field() + ": " + first.message(),
        null,
        List.copyOf(errors));
  }

  /** 403: the role may not do this. */
  public static Problem forbidden(String detail) {
    return of(403, detail);
  }

  /** 404: there is none, or none that the actor may know of. */
  public static Problem notFound(String what) {
    return of(404, "There is no " + what + ".");
  }

  /** 409: well formed, but what it is about is in another state. */
  public static Problem conflict(String detail, FieldError... errors) {
    return of(409, detail, errors);
  }

  /** 422: well formed, but it cannot be done, such as for a customer that is not known. */
  public static Problem unprocessable(String detail, FieldError... errors) {
    return of(422, detail, errors);
  }

  /** 412: changed since the caller read it. */
  public static Problem stale(String detail) {
    return of(412, detail, new FieldError("If-Match", "names an old version", "the current ETag"));
  }

  /**
   * 413: more than a body may have there.
   *
   * @param limit in bytes, whole megabytes
   */
  public static Problem tooLarge(long limit) {
    String most = (limit >> 20) + " MB";
    return of(
        413,
        "The body is larger than " + most + ".",
        new FieldError("body", "is too large", "at most " + most));
  }

  /** The same occurrence, named. */
  public Problem named(String occurrence) {
    return new Problem(type, title, status, detail, occurrence, errors);
  }

  /** To be thrown where no value can be returned. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** One line of JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String title(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
