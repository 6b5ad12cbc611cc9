package org.slaledger.contract.event;

import org.slaledger.contract.Sealed;

/**
 * The integrator's event that an event of ours was made from.
 *
 * @param integrator who published it
 * @param source the CloudEvents source that it named
 * @param id the CloudEvents id that it named; with the source it is unique
 * @param original its exact bytes, sealed under the key of the ticket or point
 */
public record InboundOrigin(String integrator, String source, String id, Sealed original) {}
