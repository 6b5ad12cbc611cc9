package org.slaledger.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.soak.load.ServerError;
import org.slaledger.testkit.history.Finding;

/**
 * Answers of 5xx, held against what was harmed when they were asked for. 500 is a fault of the
 * program and never right; others are, while a part is harmed and until shortly after it works
 * again.
 *
 * @param plain answers of 500
 * @param calm other ones while nothing was harmed
 * @param harmed other ones while something was, or had just been, or processes had just started
 */
record ServerErrors(List<ServerError> plain, List<ServerError> calm, List<ServerError> harmed) {
  /** Connections are made anew, and the journal is compared with the log. */
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);

  /**
   * Of all answers.
   *
   * @param started when the processes had started
   */
  static ServerErrors of(List<ServerError> all, Instant started, List<Harmed> harms) {
    List<ServerError> plain = new ArrayList<>();
    List<ServerError> calm = new ArrayList<>();
    List<ServerError> harmed = new ArrayList<>();
    for (var error : all) {
      var excused =
          error.at().isBefore(started.plus(SETTLES_WITHIN))
              || harms.stream().anyMatch(harm -> reaches(harm, error));
      (error.status() == 500 ? plain : excused ? harmed : calm).add(error);
    }
    return new ServerErrors(plain, calm, harmed);
  }

  private static boolean reaches(Harmed harm, ServerError error) {
    return !error.at().isBefore(harm.from())
        && error.at().isBefore(harm.works().plus(SETTLES_WITHIN));
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    plain.forEach(error -> findings.add(finding(error, "no answer of 500")));
    calm.forEach(error -> findings.add(finding(error, "an answer, as nothing was harmed")));
    return findings;
  }

  private static Finding finding(ServerError error, String expected) {
    return new Finding.Different(error.request(), expected, error.says());
  }
}
