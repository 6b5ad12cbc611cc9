package org.slaledger.clock.adapter.http;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which runs are counted; what is not given, but for the period, does not narrow the question. */
public record AttainmentFilter(
    @Parameter(description = "a month or a quarter", example = "2026-11", required = true)
        @QueryParam("period")
        @Nullable String period,
    @Parameter(description = "of this customer", example = "acme") @QueryParam("customer")
        @Nullable String customer,
    @Parameter(description = "for this service", example = "hosting") @QueryParam("service")
        @Nullable String service,
    @Parameter(description = "P1 to P4; may be repeated") @QueryParam("priority")
        @Nullable List<String> priority,
    @Parameter(description = "RESPONSE, UPDATE or RESOLVE; may be repeated") @QueryParam("kind")
        @Nullable List<String> kind) {
  /** As it was, with nothing null; for pages, which show what was asked. */
  public AttainmentFilter orEmpty(String otherwise) {
    String given = Parameters.given(period);
    return new AttainmentFilter(
        given == null ? otherwise : given,
        customer == null ? "" : customer.strip(),
        service == null ? "" : service.strip(),
        priority == null ? List.of() : priority,
        kind == null ? List.of() : kind);
  }
}
