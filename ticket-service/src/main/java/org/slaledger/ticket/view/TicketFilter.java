package org.slaledger.ticket.view;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets are asked for.
 *
 * @param customer of one customer only
 * @param open only those that wait for a first response (true), or that have one (false)
 * @param before the cursor: only tickets that are older than this one
 * @param limit how many at most
 */
public record TicketFilter(
    @Nullable String customer, @Nullable Boolean open, @Nullable String before, int limit) {}
