package org.slaledger.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark is given.
 *
 * @param tree the work tree, with built services
 * @param folder where it may keep files; on the disk that is measured
 * @param progress takes lines for who waits
 */
public record Run(Path tree, Path folder, Scale scale, PrintStream progress) {
  /** Measures a value once. */
  @FunctionalInterface
  public interface Measurement {
    /** The value of one round. */
    double value() throws Exception;
  }

  /** Tells who waits. */
  public void say(String line) {
    progress.println("  " + line);
  }

  /**
   * Several rounds, interleaved: all measurements once, then again, so that none has all the bad
   * luck.
   */
  public List<Measured> rounds(int rounds, String unit, List<Measurement> measurements)
      throws Exception {
    List<List<Double>> values = new ArrayList<>();
    measurements.forEach(measurement -> values.add(new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < measurements.size(); i++) {
        double value = measurements.get(i).value();
        values.get(i).add(value);
        shown.add(Measured.digits(value));
      }
      say("round %d of %d: %s %s".formatted(round, rounds, String.join(", ", shown), unit));
    }
    return values.stream().map(all -> Measured.of(all, unit)).toList();
  }
}
