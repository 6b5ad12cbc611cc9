package org.slaledger.journal;

import java.util.Arrays;
import org.slaledger.contract.StreamId;

/**
 * How far a replay has read one stream. Of every event it keeps 8 bytes of the digest, so that
 * other bytes are told from a duplicate however late they come.
 */
final class ReplayedStream {
  private final StreamId stream;
  private long[] marks = new long[4];
  private int version;

  ReplayedStream(StreamId stream) {
    this.stream = stream;
  }

  StreamId stream() {
    return stream;
  }

  /** Of the last event that was taken; 0 for none. */
  long version() {
    return version;
  }

  /**
   * Takes the next version; false for a duplicate.
   *
   * @throws UnusableEvent for other bytes under a version that was taken, and for one that comes
   *     before those that it follows
   */
  boolean takes(long arriving, byte[] digest) {
    long mark = mark(digest);
    if (arriving <= version) {
      if (marks[(int) arriving - 1] != mark) {
        throw new UnusableEvent(stream, arriving, "other bytes under the same version");
      }
      return false;
    }
    if (arriving > version + 1L) {
      throw new UnusableEvent(stream, version + 1L, "is missing before " + arriving);
    }
    if (version == marks.length) {
      marks = Arrays.copyOf(marks, version + version / 2);
    }
    marks[version++] = mark;
    return true;
  }

  private static long mark(byte[] digest) {
    long mark = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      mark = mark << Byte.SIZE | (digest[i] & 0xff);
    }
    return mark;
  }
}
