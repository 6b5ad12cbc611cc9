package org.slaledger.soak.load;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that was sent until it was answered or its caller was told to stop.
 *
 * @param answer null where nobody knows what became of it
 * @param attempts how often it was sent
 */
public record Called(
    Command command, @Nullable Answer answer, int attempts, Instant at, Duration took) {
  /**
   * The answer.
   *
   * @throws IllegalStateException where nobody knows it
   */
  public Answer given() {
    if (answer == null) {
      throw new IllegalStateException(command + " was not answered");
    }
    return answer;
  }

  /** Whether it was answered as done. */
  public boolean acknowledged() {
    return answer != null && answer.done();
  }

  /** Whether it was answered that it can't be done. */
  public boolean refused() {
    return answer != null && !answer.done();
  }
}
