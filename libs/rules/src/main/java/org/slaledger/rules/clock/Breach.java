package org.slaledger.rules.clock;

/**
 * A target was not met.
 *
 * @param aim the place among the run's aims of the one that was not met
 * @param due when it would have had to be
 */
public record Breach(int aim, Due due) {}
