package org.slaledger.probe.domain;

import org.slaledger.contract.PointId;

/** What one measurement of a point from a location found. */
public record PointResult(PointId point, String location, ProbeResult result) {}
