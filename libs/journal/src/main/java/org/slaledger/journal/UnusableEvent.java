package org.slaledger.journal;

import org.slaledger.contract.StreamId;

/** A stream that a sum rests on holds an event that can't be used; no sum is given then. */
public final class UnusableEvent extends UnusableLog {
  private static final long serialVersionUID = 1L;

  private final StreamId stream;
  private final long version;
  private final String reason;

  UnusableEvent(StreamId stream, long version, String reason) {
    super(stream + " version " + version + ": " + reason);
    this.stream = stream;
    this.version = version;
    this.reason = reason;
  }

  /** The stream. */
  public StreamId stream() {
    return stream;
  }

  /** The version in the stream. */
  public long version() {
    return version;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}
