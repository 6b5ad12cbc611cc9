package org.slaledger.credit.domain.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The deadlines that move.
 *
 * @param deadlines the first {@value #SHOWN} of them
 * @param count how many there are
 * @param digest lower-case hex SHA-256 over all of them: who names it has seen this very list
 */
public record Moves(List<MovedDeadline> deadlines, long count, String digest) {
  /** So many are shown one by one. */
  public static final int SHOWN = 10_000;

  /** None. */
  public static final Moves NONE = new Listing().moves();

  /** Keeps a copy. */
  public Moves {
    deadlines = List.copyOf(deadlines);
  }

  /** Whether somebody who names this digest knows what moves. */
  public boolean confirmedBy(String named) {
    return count == 0 || digest.equals(named);
  }

  /** Takes deadlines in one by one, in one order. */
  public static final class Listing {
    private final MessageDigest digest = sha256();
    private final List<MovedDeadline> deadlines = new ArrayList<>();
    private long count;

    /** One more. */
    public void add(MovedDeadline moved) {
      count++;
      String line =
          String.join(
              " ",
              moved.ticket().value(),
              moved.kind().name(),
              moved.startedAt().toString(),
              String.valueOf(moved.dueBefore()),
              String.valueOf(moved.dueAfter()) + "\n");
      digest.update(line.getBytes(UTF_8));
      if (deadlines.size() < SHOWN) {
        deadlines.add(moved);
      }
    }

    /** All that were taken in; to be asked once. */
    public Moves moves() {
      return new Moves(deadlines, count, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
