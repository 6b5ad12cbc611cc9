package org.slaledger.credit.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which holidays are wanted.
 *
 * @param country ISO 3166, or a market such as {@code TARGET}
 * @param region such as {@code by} for Bavaria; its parts behind a slash
 */
public record HolidayRequest(
    @Schema(examples = "DE") String country,
    @Schema(examples = "by") @Nullable String region,
    @Schema(examples = "2026") int fromYear,
    @Schema(examples = "2030") int toYear) {}
