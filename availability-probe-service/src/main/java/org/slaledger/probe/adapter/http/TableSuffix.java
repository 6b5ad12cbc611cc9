package org.slaledger.probe.adapter.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.slaledger.web.Csv;

/** An address that ends in {@code .csv} asks for the table: for who can't set a header. */
final class TableSuffix {
  private static final String SUFFIX = ".csv";

  @ServerRequestFilter(preMatching = true)
  void take(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (request.getMethod().equals("GET")
        && (path.startsWith("/availability/") || path.startsWith("/maintenance"))
        && path.endsWith(SUFFIX)) {
      request.setRequestUri(
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replacePath(path.substring(0, path.length() - SUFFIX.length()))
              .build());
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, Csv.MEDIA_TYPE);
    }
  }
}
