package org.slaledger.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.Conflict;
import org.slaledger.journal.JournalClosed;
import org.slaledger.journal.StaleVersion;

/** Whatever an endpoint throws, as a problem: JSON for programs, a page below {@code /ui}. */
final class ProblemMappers {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final ProblemRenderer renderer;
  private final Offered offered;

  ProblemMappers(ProblemRenderer renderer, Offered offered) {
    this.renderer = renderer;
    this.offered = offered;
  }

  @ServerExceptionMapper
  Response refusal(ProblemException e, RoutingContext request) {
    return renderer.response(request, e.problem());
  }

  @ServerExceptionMapper
  Response field(FieldProblem e, RoutingContext request) {
    String field = e.path().isEmpty() ? "body" : e.path();
    return renderer.response(request, Problem.badRequest(new FieldError(field, e.reason())));
  }

  @ServerExceptionMapper
  Response body(MismatchedInputException e, RoutingContext request) {
    return renderer.response(request, BodyProblems.of(e));
  }

  @ServerExceptionMapper
  Response stale(StaleVersion e, RoutingContext request) {
    return renderer.response(request, Problem.stale(String.valueOf(e.getMessage())));
  }

  @ServerExceptionMapper
  Response conflict(Conflict e, RoutingContext request) {
    return renderer.response(request, Problem.conflict(String.valueOf(e.getMessage())));
  }

  @ServerExceptionMapper
  Response closed(JournalClosed e, RoutingContext request) {
    Response response = renderer.response(request, Problem.of(503, String.valueOf(e.getMessage())));
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, e.retryAfter().toSeconds());
    return response;
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, RoutingContext request) {
    return renderer.response(request, Problem.forbidden(StatusProblems.ROLE_MAY_NOT));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, RoutingContext request) {
    if (e.getCause() instanceof ProblemException refused) {
      return refusal(refused, request);
    }
    if (e.getCause() instanceof JsonProcessingException json) {
      return renderer.response(request, BodyProblems.of(json));
    }
    Response given = e.getResponse();
    if (given.getStatus() < 400 || given.hasEntity()) {
      return given;
    }
    if (given.getStatus() >= 500) {
      return fault(e, request);
    }
    Problem problem =
        given.getStatus() == 406
            ? notAcceptable(request)
            : StatusProblems.of(given.getStatus(), request);
    Response response = renderer.response(request, problem);
    keep(given, response, HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE);
    return response;
  }

  @ServerExceptionMapper
  Response fault(Throwable e, RoutingContext request) {
    Problem problem = Faults.logged(e, request);
    Response response = renderer.response(request, problem);
    if (problem.status() == 503) {
      response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, ASK_AGAIN.toSeconds());
    }
    return response;
  }

  private Problem notAcceptable(RoutingContext request) {
    String path = request.normalizedPath().replaceFirst("[.]csv$", "");
    return StatusProblems.notAcceptable(
        request, offered.at(request.request().method().name(), path));
  }

  private static void keep(Response from, Response to, String... headers) {
    for (String header : headers) {
      List<Object> values = from.getHeaders().get(header);
      if (values != null) {
        to.getHeaders().put(header, values);
      }
    }
  }
}
