package org.slaledger.credit.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement is to hold no longer.
 *
 * @param at the first instant at which it does not
 * @param lastPeriodFees by service, the fee of the last period; exactly where it ends within one
 */
public record EndBody(
    @Schema(examples = "2026-12-31T23:00:00Z") Instant at,
    @Schema(examples = "moved to another provider") String reason,
    @Schema(examples = "{\"hosting\": \"500.00\"}")
        @Nullable Map<String, BigDecimal> lastPeriodFees) {}
