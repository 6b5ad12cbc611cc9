package org.slaledger.web.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Gives a problem its form: a page below {@code /ui}, problem details elsewhere. */
@Singleton
final class ProblemRenderer {
  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(Problem problem);
  }

  Response response(RoutingContext context, Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(mediaType(context)).entity(body(context, problem));
    if (problem.status() == 413) {
      // the rest of the body is not waited for
      response.header("Connection", "close");
    }
    return response.build();
  }

  void send(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType(context))
        .end(body(context, problem));
  }

  String body(RoutingContext context, Problem problem) {
    return Pages.asked(context) ? Templates.problem(problem).render() : problem.json();
  }

  String mediaType(RoutingContext context) {
    return Pages.asked(context) ? "text/html;charset=UTF-8" : Problem.MEDIA_TYPE;
  }
}
