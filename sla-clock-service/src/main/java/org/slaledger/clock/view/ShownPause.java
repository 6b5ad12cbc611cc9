package org.slaledger.clock.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;

/**
 * Time for which work on a ticket stood still.
 *
 * @param to null while it does
 * @param length until now while it does
 * @param asked whether the customer was asked something
 * @param pausedClock whether a clock stood still with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownPause(
    TicketId ticket,
    CustomerId customer,
    PauseReason reason,
    Instant from,
    @Nullable Instant to,
    Duration length,
    boolean asked,
    boolean pausedClock) {}
