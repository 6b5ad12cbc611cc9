package org.slaledger.web.guard;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * No GET has a body here, whatever type it says that one is of. Clients take the type along when a
 * form's answer redirects them; the framework would look for a form, find no end and call it a
 * fault.
 */
@Singleton
final class QuestionsHaveNoBody {
  private static final Set<HttpMethod> QUESTIONS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int BEFORE_ALL = -10_000;

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(QuestionsHaveNoBody::forgetType);
  }

  private static void forgetType(RoutingContext context) {
    if (QUESTIONS.contains(context.request().method())) {
      context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    context.next();
  }
}
