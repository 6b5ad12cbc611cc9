package org.slaledger.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.BodyLimits;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** Keeps the bytes from which an endpoint's argument is read, and holds them to the limit. */
@jakarta.ws.rs.ext.Provider
public class RequestBodyReader implements ReaderInterceptor {
  private final Provider<RequestBody> body;
  private final HttpServerRequest request;
  private final BodyLimits limits;

  /** For the framework. */
  public RequestBodyReader(
      Provider<RequestBody> body, HttpServerRequest request, BodyLimits limits) {
    this.body = body;
    this.request = request;
    this.limits = limits;
  }

  /** A large body is read once, as its endpoint wants it, and is no part of a command's key. */
  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (limits.isLarge(request)) {
      return context.proceed();
    }
    long limit = limits.of(request);
    byte[] all = context.getInputStream().readNBytes(Math.toIntExact(limit + 1));
    if (all.length > limit) {
      throw Problem.tooLarge(limit).asException();
    }
    if (all.length == 0) {
      throw missing();
    }
    body.get().read(all);
    context.setInputStream(new ByteArrayInputStream(all));
    Object read = context.proceed();
    if (read == null) { // JSON's null
      throw missing();
    }
    return read;
  }

  private static ProblemException missing() {
    return Problem.badRequest(new FieldError("body", "is missing")).asException();
  }
}
