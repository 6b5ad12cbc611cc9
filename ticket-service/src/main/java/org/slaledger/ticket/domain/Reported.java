package org.slaledger.ticket.domain;

import org.jspecify.annotations.Nullable;

/**
 * The integrator's event by which a contact became known.
 *
 * @param original its exact bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reported(
    String integrator, String source, String id, @Nullable String subject, byte[] original) {}
