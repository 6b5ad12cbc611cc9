package org.slaledger.promises;

import java.util.Comparator;
import org.slaledger.contract.TicketId;

/**
 * Names an event of a ticket for ever.
 *
 * @param version its place in the ticket's stream
 */
public record EventRef(TicketId ticket, long version) implements Comparable<EventRef> {
  private static final Comparator<EventRef> ORDER =
      Comparator.comparing((EventRef ref) -> ref.ticket().value()).thenComparing(EventRef::version);

  @Override
  public int compareTo(EventRef other) {
    return ORDER.compare(this, other);
  }
}
