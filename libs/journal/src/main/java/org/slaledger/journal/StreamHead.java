package org.slaledger.journal;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/**
 * How far one stream was taken in.
 *
 * @param version of the last event that was taken in; 0 for none
 * @param digest SHA-256 of that event's line; empty for none
 * @param reason why it stands still, if it does
 */
@SuppressWarnings("ArrayRecordComponent")
record StreamHead(
    StreamId stream, long version, byte[] digest, StreamState state, @Nullable String reason) {

  /** What is to be done with an arriving event. */
  enum Verdict {
    TAKE,
    DROP,
    HOLD,
    FORK
  }

  static StreamHead of(StreamId stream) {
    return new StreamHead(stream, 0, new byte[0], StreamState.FLOWING, null);
  }

  /**
   * A duplicate is the same version and bytes; other bytes are a fork; only the next version is
   * taken.
   */
  Verdict judge(long arriving, byte[] arrivingDigest) {
    if (state == StreamState.FORKED) {
      return arriving <= version ? Verdict.DROP : Verdict.HOLD;
    }
    if (arriving == version && !Arrays.equals(arrivingDigest, digest)) {
      return Verdict.FORK;
    }
    if (arriving <= version) {
      return Verdict.DROP;
    }
    return arriving == version + 1 && state != StreamState.PARKED ? Verdict.TAKE : Verdict.HOLD;
  }

  StreamHead taken(long newVersion, byte[] newDigest) {
    return new StreamHead(stream, newVersion, newDigest, StreamState.FLOWING, null);
  }

  StreamHead gap() {
    return state == StreamState.FLOWING
        ? stopped(StreamState.GAP, "version " + (version + 1) + " has not arrived")
        : this;
  }

  /** A fork is the graver fault, and stays until it is given up. */
  StreamHead parked(long at, String why) {
    return state == StreamState.FORKED
        ? this
        : stopped(StreamState.PARKED, (at == 0 ? "no version" : "version " + at) + ": " + why);
  }

  StreamHead forked(long at, byte[] other, byte[] first) {
    return stopped(
        StreamState.FORKED,
        "version %d came with digest %s, and before with %s".formatted(at, hex(other), hex(first)));
  }

  /** As if nothing had stopped it. */
  StreamHead resumed() {
    return new StreamHead(stream, version, digest, StreamState.FLOWING, null);
  }

  private StreamHead stopped(StreamState why, String text) {
    return new StreamHead(stream, version, digest, why, text);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
  }
}
