package org.slaledger.notification.domain;

import org.slaledger.contract.CustomerId;

/**
 * What terms say of a measurement point.
 *
 * @param service the service that it belongs to
 * @param confirm so many failures in a row make an outage
 */
public record AgreedPoint(CustomerId customer, String service, int confirm) {}
