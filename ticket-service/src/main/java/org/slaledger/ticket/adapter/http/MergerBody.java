package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where work goes on.
 *
 * @param into another ticket of the same customer
 */
@Schema(name = "Merger", examples = "{\"into\":\"T-1KX3M9Q2A7BF\"}")
record MergerBody(String into) {}
