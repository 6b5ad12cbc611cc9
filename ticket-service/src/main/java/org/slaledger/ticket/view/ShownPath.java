package org.slaledger.ticket.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.slaledger.contract.event.EscalationStep;

/**
 * Whom of a customer's contacts to call, and whom next.
 *
 * @param version how many events the customer has; a change has to name it
 */
public record ShownPath(@JsonIgnore long version, List<EscalationStep> steps) {}
