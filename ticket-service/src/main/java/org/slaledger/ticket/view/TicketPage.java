package org.slaledger.ticket.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of tickets, newest first.
 *
 * @param next the cursor of the part that follows; null at the end
 */
public record TicketPage(List<ShownTicket> tickets, @Nullable String next) {}
