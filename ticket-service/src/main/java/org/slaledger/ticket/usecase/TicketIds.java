package org.slaledger.ticket.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slaledger.contract.TicketId;

/**
 * Gives new tickets their ids: {@code T-} and twelve signs of Crockford's base 32, nine for the
 * millisecond and three at random. So ids are short enough to be read out, and sort by age. Two
 * tickets of one millisecond get the same id once in 32,768 times; then the journal refuses the
 * second, and the command is decided again with another id.
 */
@ApplicationScoped
public class TicketIds {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_BITS = 15;
  private static final int BITS = 60;
  private static final int BITS_A_DIGIT = 5;

  private final RandomGenerator random = new SecureRandom();
  private final InstantSource time;

  /** By the platform's time. */
  public TicketIds(InstantSource time) {
    this.time = time;
  }

  TicketId next() {
    long bits = (time.millis() << RANDOM_BITS) | random.nextInt(1 << RANDOM_BITS);
    StringBuilder id = new StringBuilder("T-");
    for (int shift = BITS - BITS_A_DIGIT; shift >= 0; shift -= BITS_A_DIGIT) {
      id.append(DIGITS.charAt((int) (bits >>> shift) & 31));
    }
    return new TicketId(id.toString());
  }
}
