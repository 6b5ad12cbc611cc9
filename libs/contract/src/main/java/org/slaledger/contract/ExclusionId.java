package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names time that was claimed not to count as down, across all agreements.
 *
 * @param value a name as {@link Name} defines it
 */
public record ExclusionId(@JsonValue String value) {
  /** Refuses what is not a name. */
  @JsonCreator
  public ExclusionId {
    Name.check("exclusion", value);
  }

  /** The stream that holds its events. */
  public StreamId stream(AgreementId agreement) {
    return StreamId.of("credit", agreement + ":exclusion:" + value);
  }

  /** Whether a stream is one of those that hold exclusions of an agreement. */
  public static boolean isOne(StreamId stream, AgreementId agreement) {
    return stream.prefix().equals("credit") && stream.id().startsWith(agreement + ":exclusion:");
  }

  @Override
  public String toString() {
    return value;
  }
}
