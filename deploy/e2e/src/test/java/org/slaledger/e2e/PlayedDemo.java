package org.slaledger.e2e;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import org.slaledger.local.demo.Demo;

/**
 * The story as it was played once on the running platform; its customer, tickets and statement are
 * what the pages show.
 *
 * @param exitCode how it ended
 * @param told what it printed
 */
record PlayedDemo(int exitCode, String told) {
  static final Duration WITHIN = Duration.ofMinutes(5);

  /** The customer of the story, whom Carla belongs to. */
  static final String CUSTOMER = "acme";

  /** The month that its statement is about, cut in the addendum's zone. */
  static String period() {
    return YearMonth.now(ZoneId.of("Europe/Amsterdam")).toString();
  }

  static PlayedDemo on(RunningPlatform platform) {
    Program demo = Program.start(Demo.class, platform.environment());
    return new PlayedDemo(demo.exitCode(WITHIN), demo.said());
  }
}
