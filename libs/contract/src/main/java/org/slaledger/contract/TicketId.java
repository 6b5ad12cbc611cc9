package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a ticket.
 *
 * @param value a name as {@link Name} defines it
 */
public record TicketId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public TicketId {
    Name.check("ticket", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("ticket", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
