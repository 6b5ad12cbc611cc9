package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.Correction;

/**
 * What was recorded wrongly from the start; what is null stays as it was.
 *
 * @param contactedAt when the contact reached the provider; a later instant is for operators only
 * @param reason one line that names nobody: it is kept in the clear, for ever
 */
@Schema(
    name = "NewCorrection",
    examples =
        """
        {"service":"portal","contactedAt":"2026-03-02T07:50:00Z",
         "reason":"The call came in earlier, and was about the portal."}""")
record CorrectionBody(
    @Nullable String customer,
    @Nullable String service,
    @Nullable Instant contactedAt,
    String reason) {
  Correction correction() {
    return new Correction(customer, service, contactedAt, reason);
  }
}
