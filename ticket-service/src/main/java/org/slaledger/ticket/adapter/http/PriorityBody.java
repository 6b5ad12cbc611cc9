package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slaledger.contract.Impact;

/** What a ticket means for the customer's business; the priority follows from it. */
@Schema(name = "Judgement", examples = "{\"impact\":\"MAJOR\"}")
record PriorityBody(Impact impact) {}
