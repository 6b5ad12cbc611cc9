package org.slaledger.conformance;

import java.io.PrintStream;
import java.util.List;

/**
 * {@code ./sla conformance FILE...}: puts cases with known answers to the engine. Ends with 0 when
 * it gave every answer, 1 when it did not, 2 when a file can't be read; of such a file no case is
 * run.
 */
public final class Conformance {
  private final PrintStream out;
  private final PrintStream err;
  private int passed;
  private int failed;
  private boolean unreadable;

  private Conformance(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it.
   *
   * @param files their names
   */
  public static void main(String[] files) {
    System.exit(run(List.of(files), System.out, System.err));
  }

  static int run(List<String> files, PrintStream out, PrintStream err) {
    if (files.isEmpty()) {
      err.println("sla: say which files:  ./sla conformance FILE...");
      return 2;
    }
    Conformance run = new Conformance(out, err);
    files.forEach(run::file);
    out.printf("%d passed, %d failed%n", run.passed, run.failed);
    return run.unreadable ? 2 : run.failed > 0 ? 1 : 0;
  }

  private void file(String file) {
    try {
      for (Case each : CaseFile.read(file)) {
        check(file, each);
      }
    } catch (Unreadable e) {
      unreadable = true;
      err.println("sla: " + file + " can't be read: " + e.getMessage());
    }
  }

  private void check(String file, Case each) {
    Answer answer = each.answer();
    if (answer.isAsExpected()) {
      passed++;
      return;
    }
    failed++;
    out.printf("FAILED %s (%s)%n", each.id(), file);
    out.printf("  expected: %s%n  came out: %s%n", answer.expected(), answer.cameOut());
    answer.why().forEach(why -> out.println("    " + why));
  }
}
