package org.slaledger.probe.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Says where the rest of a list stands (RFC 8288). */
final class Links {
  private Links() {}

  static Response next(Response response, String parameter, @Nullable Object value, UriInfo uri) {
    return value == null
        ? response
        : Response.fromResponse(response)
            .link(uri.getRequestUriBuilder().replaceQueryParam(parameter, value).build(), "next")
            .build();
  }
}
