package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/**
 * A deadline that a change of a calendar moves.
 *
 * @param dueBefore null where the target was not used up within the years that were covered
 * @param dueAfter null where the target is not used up within the years that the calendar covers
 */
public record MovedDeadline(
    TicketId ticket,
    ClockKind kind,
    Instant startedAt,
    CustomerId customer,
    Priority priority,
    @Nullable Instant dueBefore,
    @Nullable Instant dueAfter) {}
