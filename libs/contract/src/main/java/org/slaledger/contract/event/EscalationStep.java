package org.slaledger.contract.event;

import java.time.Duration;

/**
 * Whom to call when nobody answered so far.
 *
 * @param contact one of the customer's contacts
 * @param after so long after the first call
 */
public record EscalationStep(String contact, Duration after) {}
