package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why the first response was none.
 *
 * @param reason one line that names nobody: it is kept in the clear, for ever
 */
@Schema(name = "Withdrawal", examples = "{\"reason\":\"It was about another ticket.\"}")
record WithdrawalBody(String reason) {}
