package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one announced maintenance window.
 *
 * @param value a name as {@link Name} defines it
 */
public record WindowId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public WindowId {
    Name.check("window", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("window", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
