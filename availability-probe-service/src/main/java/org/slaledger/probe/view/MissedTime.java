package org.slaledger.probe.view;

import java.time.Instant;
import org.slaledger.contract.event.MissedReason;

/**
 * Time in which a location did not measure a point.
 *
 * @param event the id of the event that says so
 */
public record MissedTime(
    String event, String location, Instant from, Instant to, MissedReason reason) {}
