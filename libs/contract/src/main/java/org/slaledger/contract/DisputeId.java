package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a dispute, across all statements.
 *
 * @param value a name as {@link Name} defines it
 */
public record DisputeId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public DisputeId {
    Name.check("dispute", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
