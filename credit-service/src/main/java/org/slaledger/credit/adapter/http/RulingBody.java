package org.slaledger.credit.adapter.http;

import org.slaledger.contract.event.Ruling;

/**
 * How a dispute ends.
 *
 * @param reason why; kept sealed
 */
public record RulingBody(Ruling ruling, String reason) {}
