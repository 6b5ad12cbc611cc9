package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a measurement point, unique across all agreements, such as {@code acme-portal}.
 *
 * @param value a name as {@link Name} defines it
 */
public record PointId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public PointId {
    Name.check("point", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
