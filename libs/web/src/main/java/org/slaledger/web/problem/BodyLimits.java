package org.slaledger.web.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a body may be: {@code sla.http.usual-body}, and at the one path {@code
 * sla.http.large-body.path} as long as the server takes any, where its length is announced.
 */
@Singleton
public final class BodyLimits {
  private final long usual;
  private final long largest;
  private final Optional<String> large;

  BodyLimits(
      @ConfigProperty(name = "sla.http.usual-body") MemorySize usual,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      @ConfigProperty(name = "sla.http.large-body.path") Optional<String> large) {
    this.usual = usual.asLongValue();
    this.largest = largest.asLongValue();
    this.large = large;
  }

  /** Of this request, in bytes. */
  public long of(HttpServerRequest request) {
    boolean announced = request.getHeader(HttpHeaders.CONTENT_LENGTH) != null;
    return announced && large.filter(request.path()::equals).isPresent() ? largest : usual;
  }

  /** Whether the request says that it has more than the usual. */
  public boolean isLarge(HttpServerRequest request) {
    return announced(request) > usual;
  }

  long usual() {
    return usual;
  }

  static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
