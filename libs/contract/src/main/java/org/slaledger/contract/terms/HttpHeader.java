package org.slaledger.contract.terms;

import org.jspecify.annotations.Nullable;

/**
 * A header of a probe's request, of which exactly one of value and secret is given.
 *
 * @param value as it is sent
 * @param secret names a value in the prober's configuration, which is sent and never recorded
 */
public record HttpHeader(String name, @Nullable String value, @Nullable String secret) {}
