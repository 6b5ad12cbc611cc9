package org.slaledger.clock.adapter.http;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which clocks; what is not given does not narrow the question. */
public record ClockFilter(
    @Parameter(description = "clocks of this ticket", example = "T-1") @QueryParam("ticket")
        @Nullable String ticket,
    @Parameter(description = "clocks of this customer", example = "acme") @QueryParam("customer")
        @Nullable String customer,
    @Parameter(description = "RESPONSE, UPDATE or RESOLVE; may be repeated") @QueryParam("kind")
        @Nullable List<String> kind,
    @Parameter(description = "P1 to P4; may be repeated") @QueryParam("priority")
        @Nullable List<String> priority,
    @Parameter(description = "RUNNING, PAUSED, BREACHED or STOPPED; may be repeated")
        @QueryParam("state")
        @Nullable List<String> state) {}
