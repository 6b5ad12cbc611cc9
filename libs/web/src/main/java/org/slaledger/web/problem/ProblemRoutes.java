package org.slaledger.web.problem;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Problems that arise before an endpoint is reached: no token, or a body over the limit. */
@Singleton
final class ProblemRoutes {
  /** Before the framework's own limit, which would answer without a word. */
  private static final int BEFORE_ALL = -10_000;

  private static final int AFTER_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private static final int AFTER_SIGN_IN = -50;

  private final ProblemRenderer renderer;
  private final BodyLimits limits;
  private final Semaphore large = new Semaphore(1);

  ProblemRoutes(ProblemRenderer renderer, BodyLimits limits) {
    this.renderer = renderer;
    this.limits = limits;
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::refuseOversized).failureHandler(this::explain);
    router.route().order(AFTER_SIGN_IN).handler(this::oneLargeAtATime);
    router.route().order(AFTER_LIMIT).handler(this::leaveLimitToReader);
  }

  /** Forms aside, the reader holds a body of unannounced length to the limit, and says so. */
  private void leaveLimitToReader(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    boolean form = type != null && (type.contains("form-urlencoded") || type.contains("multipart"));
    if (form) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limits.usual());
    } else {
      context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    }
    context.next();
  }

  private void refuseOversized(RoutingContext context) {
    long limit = limits.of(context.request());
    if (BodyLimits.announced(context.request()) <= limit) {
      context.next();
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    renderer.send(context, Problem.tooLarge(limit));
  }

  /** So that large bodies take the memory of one, however many come at once. */
  private void oneLargeAtATime(RoutingContext context) {
    if (!limits.isLarge(context.request())) {
      context.next();
    } else if (large.tryAcquire()) {
      context.addEndHandler(ended -> large.release());
      context.next();
    } else {
      context
          .response()
          .putHeader(HttpHeaders.CONNECTION, "close")
          .putHeader(HttpHeaders.RETRY_AFTER, "1");
      renderer.send(
          context, Problem.of(503, "Another large body is being read. Send it again in a moment."));
    }
  }

  private void explain(RoutingContext context) {
    int answered = context.response().getStatusCode();
    boolean signsIn = (answered >= 300 && answered < 400) || answered == 499;
    if (context.response().ended()) {
      return;
    }
    if (signsIn) {
      context.response().end();
    } else {
      renderer.send(context, problem(context));
    }
  }

  private static Problem problem(RoutingContext context) {
    return switch (context.failure()) {
      case null -> StatusProblems.of(context.statusCode(), context);
      case AuthenticationException ignored -> StatusProblems.of(401, context);
      case UnauthorizedException ignored -> StatusProblems.of(401, context);
      case ForbiddenException ignored -> StatusProblems.of(403, context);
      case Throwable fault -> Faults.logged(fault, context);
    };
  }
}
