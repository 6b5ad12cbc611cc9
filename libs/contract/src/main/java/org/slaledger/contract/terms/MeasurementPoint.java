package org.slaledger.contract.terms;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;

/**
 * An agreed health endpoint.
 *
 * @param url http or https
 * @param interval from one probe to the next, 1 s or more
 * @param timeout after which a probe has failed; not longer than the interval
 * @param confirm so many failures in a row make an outage, which then began with the first of them
 * @param expectStatus the status that is taken for success; any of 200 to 299 where not given
 * @param staleness so long after its last probe a location still counts as having measured; not at
 *     all where not given
 * @param quorum so many locations must see it down for it to be down; one where not given
 */
public record MeasurementPoint(
    PointId point,
    URI url,
    Duration interval,
    Duration timeout,
    int confirm,
    @Nullable Integer expectStatus,
    @Nullable Duration staleness,
    @Nullable Integer quorum) {}
