package org.slaledger.web;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Keeps the bytes from which an endpoint's argument is read, and holds them to the limit. */
@jakarta.ws.rs.ext.Provider
public class RequestBodyReader implements ReaderInterceptor {
  private final Provider<RequestBody> body;
  private final int limit;

  /** For the framework. */
  public RequestBodyReader(
      Provider<RequestBody> body,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.body = body;
    this.limit = Math.toIntExact(limit.asLongValue());
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] all = context.getInputStream().readNBytes(limit + 1);
    if (all.length > limit) {
      throw Problem.tooLarge().asException();
    }
    if (all.length == 0) {
      throw Problem.badRequest(new FieldError("body", "is missing")).asException();
    }
    body.get().read(all);
    context.setInputStream(new ByteArrayInputStream(all));
    return context.proceed();
  }
}
