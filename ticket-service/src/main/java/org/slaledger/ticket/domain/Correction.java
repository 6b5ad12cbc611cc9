package org.slaledger.ticket.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded wrongly from the start; what is null stays as it was.
 *
 * @param contactedAt when the contact reached the provider
 * @param reason one line that names nobody: it is kept in the clear
 */
public record Correction(
    @Nullable String customer,
    @Nullable String service,
    @Nullable Instant contactedAt,
    String reason) {}
