package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.usecase.HowItIsShort;
import org.slaledger.probe.usecase.HowItIsShort.Subject;
import org.slaledger.web.guard.Loosened;

/** Draws badges, and says for how long they may be kept. */
@ApplicationScoped
class Badges {
  static final String WHAT =
      "Up, down or unobserved now; with a period the share of the observed time that it was up, and"
          + " beside it the share that nobody observed. May be kept for a minute; conditional by"
          + " ETag.";
  static final String PERIOD = "such as 90d, at most 92d; now if none";

  private final HowItIsShort how;

  Badges(HowItIsShort how) {
    this.how = how;
  }

  /** For who asked; kept by nobody else. */
  Uni<Response> own(
      Subject subject, @Nullable Duration period, Request request, RoutingContext context) {
    return of(subject, period)
        .invoke(() -> Loosened.kept(context))
        .map(badge -> badge.answer(request, false));
  }

  /** For everybody, and for pages of other sites. */
  Uni<Response> open(
      Subject subject, @Nullable Duration period, Request request, RoutingContext context) {
    return of(subject, period)
        .invoke(() -> Loosened.embedded(context))
        .map(badge -> badge.answer(request, true));
  }

  private Uni<Badge> of(Subject subject, @Nullable Duration period) {
    return period == null
        ? how.now(subject).map(state -> Badge.of(subject.name(), state))
        : how.last(subject, period).map(found -> Badge.of(subject.name(), period, found));
  }
}
