package org.slaledger.contract.terms;

import java.time.Duration;

/**
 * What planned maintenance needs to be excluded.
 *
 * @param notice at least so long before its beginning it must have been announced
 */
public record MaintenanceTerms(Duration notice) {}
