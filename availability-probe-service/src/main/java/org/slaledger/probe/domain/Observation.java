package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;

/**
 * One measurement of history, in whole milliseconds.
 *
 * @param interval how long it stands for, unless the next one comes before
 * @param took where that is known
 */
public record Observation(
    PointId point,
    String location,
    Instant at,
    Duration interval,
    boolean ok,
    @Nullable Duration took,
    @Nullable Integer status,
    @Nullable FailureReason reason,
    @Nullable String detail) {}
