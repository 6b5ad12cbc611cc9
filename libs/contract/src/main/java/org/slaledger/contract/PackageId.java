package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a package, such as {@code business}.
 *
 * @param value a name as {@link Name} defines it
 */
public record PackageId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public PackageId {
    Name.check("package", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("package", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
