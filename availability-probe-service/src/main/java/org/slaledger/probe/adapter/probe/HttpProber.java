package org.slaledger.probe.adapter.probe;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.Outcome;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/**
 * Makes one HTTP probe at a time of day, as many at once as there are points: a new connection
 * each, no thread held, redirects judged by their status and not followed, at most {@value
 * #LONGEST_BODY} bytes of a body read.
 */
final class HttpProber implements Prober, AutoCloseable {
  static final int LONGEST_BODY = 64 * 1024;
  private static final int AS_MANY_AS_NEEDED = 1_000_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Targets targets;

  HttpProber(Vertx vertx, Targets targets) {
    this.vertx = vertx;
    this.targets = targets;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(AS_MANY_AS_NEEDED)
                .setForceSni(true)
                .setTryUseCompression(false));
  }

  @Override
  public Future<ProbeResult> probe(MeasurementPoint terms, Instant at) {
    long started = System.nanoTime();
    Promise<Outcome> outcome = Promise.promise();
    long deadline =
        vertx.setTimer(
            Math.max(1, terms.timeout().toMillis()),
            timer -> outcome.tryComplete(timedOut(terms.timeout())));
    Context context = vertx.getOrCreateContext();
    context.runOnContext(begin -> connect(context, terms, outcome));
    return outcome
        .future()
        .onComplete(known -> vertx.cancelTimer(deadline))
        .map(what -> new ProbeResult(at, since(started), null, what));
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * All that follows runs on one context, so that no part of an answer comes before its handler.
   */
  private void connect(Context context, MeasurementPoint terms, Promise<Outcome> outcome) {
    ProbeTerms.Http http = (ProbeTerms.Http) terms.probe();
    targets
        .addressOf(http.url())
        .onFailure(failure -> outcome.tryComplete(Failures.of(failure)))
        .onSuccess(
            address ->
                context.runOnContext(
                    checked ->
                        client
                            .request(options(http, terms.timeout(), address))
                            .onSuccess(request -> exchange(http, request, outcome))
                            .onFailure(failure -> outcome.tryComplete(Failures.of(failure)))));
  }

  private static void exchange(
      ProbeTerms.Http terms, HttpClientRequest request, Promise<Outcome> outcome) {
    outcome.future().onComplete(known -> request.reset());
    request.exceptionHandler(failure -> outcome.tryComplete(Failures.of(failure)));
    request.connection().exceptionHandler(failure -> outcome.tryComplete(Failures.of(failure)));
    request
        .send()
        .onSuccess(response -> read(terms, response, outcome))
        .onFailure(failure -> outcome.tryComplete(Failures.of(failure)));
  }

  private static void read(
      ProbeTerms.Http terms, HttpClientResponse response, Promise<Outcome> outcome) {
    int status = response.statusCode();
    response.exceptionHandler(failure -> outcome.tryComplete(Failures.of(failure)));
    if (!expected(terms.expectStatus(), status)) {
      outcome.tryComplete(new Failed(FailureReason.STATUS, status, "answered " + status, null));
      return;
    }
    int[] read = {0};
    response.endHandler(end -> outcome.tryComplete(new Succeeded(status)));
    response.handler(
        chunk -> {
          read[0] += chunk.length();
          if (read[0] > LONGEST_BODY) {
            outcome.tryComplete(new Succeeded(status));
          }
        });
  }

  private static boolean expected(@Nullable List<Integer> agreed, int status) {
    return agreed == null ? status >= 200 && status < 300 : agreed.contains(status);
  }

  private static RequestOptions options(
      ProbeTerms.Http terms, Duration timeout, InetAddress address) {
    URI url = terms.url();
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setConnectTimeout(Math.max(1, timeout.toMillis()))
        .setFollowRedirects(false)
        .putHeader("User-Agent", "sla-ledger-probe")
        .putHeader("Accept", "*/*");
  }

  private static Failed timedOut(Duration timeout) {
    return new Failed(FailureReason.TIMEOUT, null, "no answer within " + timeout, null);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MICROS);
  }
}
