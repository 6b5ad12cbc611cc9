package org.slaledger.probe.domain;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.Latency;

/**
 * How long probes took, in little memory: for each range of microseconds how many lay in it. Ranges
 * are a sixteenth of their lower bound wide, so that a percentile is off by at most 1/32 (3.2 %)
 * and one below 32 µs not at all; the least and the most are exact. An hour of one point mostly is
 * some ten ranges of four bytes each.
 */
public final class Latencies {
  /** Of no probe. */
  public static final Latencies NONE = new Latencies(0, 0, new int[0]);

  private static final int SUB = 4;
  private static final int COUNT_BITS = 22;
  private static final int MOST_COUNTED = (1 << COUNT_BITS) - 1;

  private final long least;
  private final long most;

  /** A range's number above, its count below; in order of ranges, each of them once. */
  private final int[] cells;

  private Latencies(long least, long most, int[] cells) {
    this.least = least;
    this.most = most;
    this.cells = cells;
  }

  /** The number of the range in which a duration lies: 0 to 1023, longer ones have higher ones. */
  public static int range(Duration took) {
    long micros = micros(took);
    if (micros < 1 << SUB) {
      return (int) micros;
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - SUB;
    return (octave << SUB) + (int) (micros >>> octave);
  }

  /**
   * As they were written down otherwise.
   *
   * @param least in microseconds, as is {@code most}
   * @param cells each a range's number times 2^22, and how many lay in it; in order of ranges
   */
  public static Latencies of(long least, long most, int[] cells) {
    return new Latencies(least, most, cells.clone());
  }

  /** With one more. */
  Latencies with(Duration took) {
    long micros = micros(took);
    return plus(new Latencies(micros, micros, new int[] {cell(range(took), 1)}));
  }

  /** With those of another stretch of time. */
  public Latencies plus(Latencies other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    int[] sum = new int[cells.length + other.cells.length];
    int size = 0;
    for (int i = 0, j = 0; i < cells.length || j < other.cells.length; size++) {
      int ours = i < cells.length ? number(cells[i]) : Integer.MAX_VALUE;
      int theirs = j < other.cells.length ? number(other.cells[j]) : Integer.MAX_VALUE;
      long count = 0;
      count += ours <= theirs ? count(cells[i++]) : 0;
      count += theirs <= ours ? count(other.cells[j++]) : 0;
      sum[size] = cell(Math.min(ours, theirs), count);
    }
    return new Latencies(
        Math.min(least, other.least), Math.max(most, other.most), Arrays.copyOf(sum, size));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return cells.length == 0;
  }

  /** Percentiles by nearest rank; none where there is none. */
  public @Nullable Latency percentiles() {
    return isEmpty() ? null : new Latency(percentile(50), percentile(99), inMicros(most));
  }

  /** Not more than so many percent were longer; there has to be one. */
  public Duration percentile(int percent) {
    long total = 0;
    for (int cell : cells) {
      total += count(cell);
    }
    long rank = (total * percent + 99) / 100;
    for (int cell : cells) {
      rank -= count(cell);
      if (rank <= 0) {
        return inMicros(Math.clamp(middle(number(cell)), least, most));
      }
    }
    throw new IllegalStateException("no percentile of nothing");
  }

  /** To be read by {@link #read}. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES + cells.length * Integer.BYTES);
    bytes.putLong(least).putLong(most).asIntBuffer().put(cells);
    return bytes.array();
  }

  /** What {@link #bytes} wrote. */
  public static Latencies read(byte[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(written);
    long least = bytes.getLong();
    long most = bytes.getLong();
    int[] cells = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(cells);
    return new Latencies(least, most, cells);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Latencies it
        && least == it.least
        && most == it.most
        && Arrays.equals(cells, it.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  private static long middle(int range) {
    int octave = (range >>> SUB) - 1;
    return octave <= 0
        ? range
        : ((long) (range - (octave << SUB)) << octave) + (1L << (octave - 1));
  }

  private static int cell(int range, long count) {
    return range << COUNT_BITS | (int) Math.min(count, MOST_COUNTED);
  }

  private static int number(int cell) {
    return cell >>> COUNT_BITS;
  }

  private static int count(int cell) {
    return cell & MOST_COUNTED;
  }

  private static long micros(Duration took) {
    return Math.max(0, took.toNanos() / 1000);
  }

  private static Duration inMicros(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
