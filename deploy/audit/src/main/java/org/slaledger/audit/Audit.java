package org.slaledger.audit;

import java.io.PrintStream;
import java.util.List;

/**
 * {@code Audit verify|witness|replay ...}. Ends with 0 when all holds, with 1 when something does
 * not, with 2 when a file or an answer can't be read, or the words of the command are wrong.
 */
public final class Audit {
  /** All holds. */
  static final int HOLDS = 0;

  /** Something does not. */
  static final int DIFFERS = 1;

  /** It could not be looked at. */
  static final int UNREADABLE = 2;

  private Audit() {}

  /**
   * Runs a command.
   *
   * @param words its name and what follows
   */
  public static void main(String[] words) {
    List<String> all = List.of(words);
    System.exit(run(all.getFirst(), all.subList(1, all.size()), System.out, System.err));
  }

  /** The same, for a program. */
  public static int run(String command, List<String> words, PrintStream out, PrintStream err) {
    try {
      return switch (command) {
        case "verify" -> Verify.run(words, out, err);
        case "witness" -> Watch.run(words, out, err);
        case "replay" -> Replay.run(words, out, err);
        default -> throw new Usage("there is no command " + command);
      };
    } catch (Usage e) {
      err.println("sla: " + e.getMessage() + ": see  ./sla help");
      return UNREADABLE;
    }
  }
}
