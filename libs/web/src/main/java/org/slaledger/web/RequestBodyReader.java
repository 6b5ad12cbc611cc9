package org.slaledger.web;

import jakarta.inject.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps the bytes from which an endpoint's argument is read. */
@jakarta.ws.rs.ext.Provider
public class RequestBodyReader implements ReaderInterceptor {
  private final Provider<RequestBody> body;

  /** For the framework. */
  public RequestBodyReader(Provider<RequestBody> body) {
    this.body = body;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] all = context.getInputStream().readAllBytes();
    body.get().read(all);
    context.setInputStream(new ByteArrayInputStream(all));
    return context.proceed();
  }
}
