package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a customer, such as {@code acme}.
 *
 * @param value a name as {@link Name} defines it
 */
public record CustomerId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public CustomerId {
    Name.check("customer", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("customer", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
