package org.slaledger.promises;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PauseReason;

/**
 * Time for which work on a ticket stood still.
 *
 * @param asked whether the customer was asked something
 * @param to null while it does
 * @param cause the event that says so
 * @param end the event that ended it; null while none has
 */
public record Wait(
    PauseReason reason,
    boolean asked,
    Instant from,
    @Nullable Instant to,
    EventRef cause,
    @Nullable EventRef end) {}
