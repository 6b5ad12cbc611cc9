package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one notification.
 *
 * @param value a name as {@link Name} defines it
 */
public record NoticeId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public NoticeId {
    Name.check("notice", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("notice", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
