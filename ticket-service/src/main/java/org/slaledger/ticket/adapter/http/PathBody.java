package org.slaledger.ticket.adapter.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slaledger.contract.event.EscalationStep;

/**
 * Whom of a customer's contacts to call, and whom next.
 *
 * @param steps in the order in which they are called, each later than the one before
 */
@Schema(
    name = "EscalationPath",
    examples =
        """
        {"steps":[{"contact":"carla","after":"PT0S"},{"contact":"carl","after":"PT15M"}]}""")
record PathBody(List<EscalationStep> steps) {}
