package org.slaledger.contract.event;

/**
 * How often something takes place.
 *
 * @param rule an RRULE (RFC 5545, 3.3.10), such as {@code FREQ=MONTHLY;BYDAY=1SU;COUNT=12}
 * @param zone the IANA zone in whose local time it recurs
 */
public record Recurrence(String rule, String zone) {}
