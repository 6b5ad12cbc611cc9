package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an agreement, such as {@code acme-2026}.
 *
 * @param value a name as {@link Name} defines it
 */
public record AgreementId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public AgreementId {
    Name.check("agreement", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("agreement", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
