package org.slaledger.web.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** What the framework refuses by a bare status, in words. */
final class StatusProblems {
  static final String ROLE_MAY_NOT = "Your role may not do this.";

  private static final String FORM_TOO_OLD =
      "This form is too old or was not made here. Load its page again and send it once more.";

  private StatusProblems() {}

  static Problem of(int status, RoutingContext context) {
    HttpServerRequest request = context.request();
    return switch (status) {
      case 400 -> Problem.of(400, Pages.asked(context) ? FORM_TOO_OLD : "The request was refused.");
      case 401 -> unknownActor(context);
      case 403 -> Problem.forbidden(ROLE_MAY_NOT);
      case 404 -> Problem.notFound("resource " + request.path());
      case 405 -> Problem.of(405, request.method() + " is not allowed here.");
      case 406 -> notAcceptable(context, null);
      case 413 -> Problem.of(413, "The body is too large.", new FieldError("body", "is too large"));
      case 415 ->
          Problem.of(
              415,
              "This media type is not taken here.",
              header(request, HttpHeaders.CONTENT_TYPE, "is not taken"));
      default -> Problem.of(status, "The request was refused.");
    };
  }

  /**
   * 406.
   *
   * @param offered the media types that are to be had, where they are known
   */
  static Problem notAcceptable(RoutingContext context, @Nullable String offered) {
    boolean table = context.request().path().endsWith(".csv");
    String asked = table ? "text/csv" : context.request().getHeader(HttpHeaders.ACCEPT);
    return Problem.of(
        406,
        "Not to be had as asked.",
        new FieldError(
            HttpHeaders.ACCEPT.toString(),
            (asked == null ? "" : asked + " ") + "is not offered",
            offered));
  }

  private static Problem unknownActor(RoutingContext context) {
    return Problem.of(
        401,
        Pages.asked(context)
            ? "The sign-in did not succeed."
            : "A valid bearer token of the configured issuer is needed.");
  }

  private static FieldError header(HttpServerRequest request, CharSequence name, String what) {
    return new FieldError(name.toString(), request.getHeader(name) + " " + what, null);
  }
}
