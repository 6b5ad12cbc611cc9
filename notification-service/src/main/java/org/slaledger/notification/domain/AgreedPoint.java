package org.slaledger.notification.domain;

import org.slaledger.contract.CustomerId;
import org.slaledger.rules.evidence.PointTerms;

/**
 * What terms say of a measurement point.
 *
 * @param service the service that it belongs to
 * @param terms when it is down
 */
public record AgreedPoint(CustomerId customer, String service, PointTerms terms) {}
