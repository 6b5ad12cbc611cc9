package org.slaledger.contract.event;

import java.time.Duration;

/** Percentiles of how long probes took. */
public record Latency(Duration p50, Duration p99, Duration max) {}
