package org.slaledger.credit.adapter.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.rules.credit.Fate;

/** A service's account as a strip that is {@value #WIDTH} units long. */
public record Picture(List<Bar> bars) {
  private static final int WIDTH = 1000;
  private static final int HUNDREDTHS = WIDTH * 100;

  /** An outage of seconds in a month would not be seen otherwise. */
  private static final long THINNEST = 400;

  /**
   * A piece of the strip.
   *
   * @param number the first piece of the account is 1
   * @param look the stylesheet's name for it
   */
  public record Bar(int number, BigDecimal x, BigDecimal width, String look, Piece piece) {}

  /** As they are painted: what is wide first, so that it hides nothing that is thin. */
  public List<Bar> painted() {
    return bars.stream().sorted(Comparator.comparing(bar -> bar.piece().fate())).toList();
  }

  static Picture of(ServiceStatement service) {
    Instant start = service.account().getFirst().from();
    Duration whole = service.measured().whole();
    List<Piece> account = service.account();
    return new Picture(
        IntStream.range(0, account.size())
            .mapToObj(i -> bar(i + 1, account.get(i), start, whole))
            .toList());
  }

  private static Bar bar(int number, Piece piece, Instant start, Duration whole) {
    long x = scaled(Duration.between(start, piece.from()), whole);
    long end = scaled(Duration.between(start, piece.to()), whole);
    long width = piece.fate() == Fate.Kind.UP ? end - x : Math.max(end - x, THINNEST);
    return new Bar(
        number,
        BigDecimal.valueOf(x, 2),
        BigDecimal.valueOf(width, 2),
        Shown.look(piece.fate()),
        piece);
  }

  private static long scaled(Duration part, Duration whole) {
    return part.toMillis() * HUNDREDTHS / whole.toMillis();
  }
}
