package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils bytes, so that readers can be tried on what nobody thought of. */
public final class Spoiling {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "-1",
          "1e9",
          "0.5",
          "\\u0000",
          "\\ud800",
          "\"\"",
          "true",
          "9999999999999999999999",
          "PT",
          "/",
          "\u00e9",
          "\n",
          "*x",
          "&x ",
          "- ",
          "<<: ",
          "!!int ",
          "\t");

  private Spoiling() {}

  /** The bytes with one to three places changed, doubled, lost or replaced. */
  public static byte[] spoilt(byte[] golden, RandomGenerator random) {
    byte[] bytes = golden;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      bytes = spoiltOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] spoiltOnce(byte[] bytes, RandomGenerator random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, random.nextInt(8));
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        flipped[at] = (byte) random.nextInt(256);
        yield flipped;
      }
      case 1 -> joined(Arrays.copyOf(bytes, at), new byte[0], bytes, at + length);
      case 2 -> joined(Arrays.copyOf(bytes, at), bytes, bytes, at);
      default -> {
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
        yield joined(Arrays.copyOf(bytes, at), piece, bytes, at + length);
      }
    };
  }

  private static byte[] joined(byte[] head, byte[] middle, byte[] tail, int from) {
    byte[] joined = Arrays.copyOf(head, head.length + middle.length + tail.length - from);
    System.arraycopy(middle, 0, joined, head.length, middle.length);
    System.arraycopy(tail, from, joined, head.length + middle.length, tail.length - from);
    return joined;
  }
}
