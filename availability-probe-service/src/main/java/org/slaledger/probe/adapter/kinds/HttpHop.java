package org.slaledger.probe.adapter.kinds;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.HttpHeader;
import org.slaledger.contract.terms.ProbeTerms;

/**
 * One request of a probe: the first, or one that a redirect led to.
 *
 * @param followed so many redirects led here
 */
record HttpHop(ProbeTerms.Http terms, URI url, HttpMethod method, boolean withBody, int followed) {
  private static final int SEE_OTHER = 303;
  private static final int MOVED_PERMANENTLY = 301;
  private static final int FOUND = 302;
  private static final List<Integer> REDIRECTS =
      List.of(MOVED_PERMANENTLY, FOUND, SEE_OTHER, 307, 308);

  static HttpHop first(ProbeTerms.Http terms) {
    HttpMethod method =
        terms.method() == null ? HttpMethod.GET : HttpMethod.valueOf(terms.method().name());
    return new HttpHop(terms, terms.url(), method, terms.body() != null, 0);
  }

  boolean secure() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  String host() {
    return url.getHost();
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : secure() ? 443 : 80;
  }

  /** Whether an answer's status sends on, where the terms follow redirects. */
  boolean sendsOn(int status) {
    Integer most = terms.redirects();
    return most != null && most > 0 && REDIRECTS.contains(status);
  }

  boolean mayGoOn() {
    Integer most = terms.redirects();
    return most != null && followed < most;
  }

  /**
   * Where a redirect leads, as RFC 9110 says; none where its location is no http or https URL.
   *
   * @param location as it was answered
   */
  Optional<HttpHop> next(int status, @Nullable String location) {
    try {
      URI target = url.resolve(URI.create(Objects.requireNonNull(location).strip()));
      String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
      if (target.getHost() == null || !List.of("http", "https").contains(scheme)) {
        return Optional.empty();
      }
      boolean asGet =
          status == SEE_OTHER
              || (method.equals(HttpMethod.POST)
                  && (status == MOVED_PERMANENTLY || status == FOUND));
      HttpMethod then = asGet && !method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
      return Optional.of(new HttpHop(terms, target, then, withBody && !asGet, followed + 1));
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** What was meant for the first target alone goes nowhere else. */
  boolean atHome() {
    HttpHop first = first(terms);
    return first.secure() == secure()
        && first.port() == port()
        && first.host().equalsIgnoreCase(host());
  }

  /** The request; fails with {@link Secrets.Missing}. */
  FullHttpRequest request(Secrets secrets) {
    byte[] body =
        withBody
            ? Objects.requireNonNullElse(terms.body(), "").getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, method, path(), Unpooled.wrappedBuffer(body));
    request
        .headers()
        .set(HttpHeaderNames.HOST, hostHeader())
        .set(HttpHeaderNames.USER_AGENT, "sla-ledger-probe")
        .set(HttpHeaderNames.ACCEPT, "*/*")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (withBody) {
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    }
    for (HttpHeader header : Objects.requireNonNullElse(terms.headers(), List.<HttpHeader>of())) {
      if (header.value() != null) {
        request.headers().set(header.name(), header.value());
      } else if (header.secret() != null && atHome()) {
        request.headers().set(header.name(), secrets.text(header.secret()));
      }
    }
    return request;
  }

  private String path() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private String hostHeader() {
    return url.getPort() > 0 ? host() + ":" + url.getPort() : host();
  }
}
