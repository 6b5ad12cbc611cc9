package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the resolution holds no longer. */
@Schema(name = "Reopening", examples = "{\"reason\":\"It is down again.\"}")
record ReopeningBody(String reason) {}
