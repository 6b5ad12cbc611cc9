package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a calendar, such as {@code office-nl}.
 *
 * @param value a name as {@link Name} defines it
 */
public record CalendarId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public CalendarId {
    Name.check("calendar", value);
  }

  /** The stream that holds its events. */
  public StreamId stream() {
    return StreamId.of("calendar", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
