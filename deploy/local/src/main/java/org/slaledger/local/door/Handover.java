package org.slaledger.local.door;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/**
 * Makes a request ready for its service, and an answer of the door's own when the service can't be
 * reached.
 */
final class Handover implements ProxyInterceptor {
  private final Routes routes;

  Handover(Routes routes) {
    this.routes = routes;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    var request = context.request();
    var original = request.proxiedRequest();
    return switch (routes.of(FrontDoor.path(original))) {
      case Destination.To to -> {
        request.setURI(original.query() == null ? to.path() : to.path() + "?" + original.query());
        forward(request, original);
        yield context.sendRequest().recover(failure -> unreachable(request, to.service()));
      }
      case Destination.Nowhere nowhere -> Future.failedFuture("no service answers this path");
    };
  }

  // the door is where trust begins: what a client claims about who forwarded it is overwritten
  private static void forward(ProxyRequest request, HttpServerRequest original) {
    var authority = original.authority() == null ? "localhost" : original.authority().toString();
    request.headers().remove("Forwarded").remove("X-Forwarded-Prefix").remove("X-Forwarded-Ssl");
    request.putHeader("X-Forwarded-For", original.remoteAddress().hostAddress());
    request.putHeader("X-Forwarded-Proto", "http");
    request.putHeader("X-Forwarded-Host", authority);
    request.putHeader("X-Forwarded-Port", String.valueOf(original.localAddress().port()));
  }

  private static Future<ProxyResponse> unreachable(ProxyRequest request, String service) {
    var refusal = Refusal.unreachable(service);
    var page = Refusal.wantsPage(request.proxiedRequest().getHeader("Accept"));
    var response = request.release().response().setStatusCode(refusal.status());
    response.putHeader("Content-Type", Refusal.contentType(page));
    return Future.succeededFuture(response.setBody(Body.body(refusal.body(page))));
  }
}
