package org.slaledger.contract;

/**
 * An event together with its exact bytes: what the journal holds, Kafka carries and hashes cover.
 *
 * @param line one line of JSON in UTF-8, without a line end; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Recorded(Envelope envelope, byte[] line) {
  /** The event's stream. */
  public StreamId stream() {
    return envelope.stream();
  }
}
