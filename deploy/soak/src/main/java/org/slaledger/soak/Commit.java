package org.slaledger.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which code a report is about. */
final class Commit {
  static final String UNKNOWN = "unknown";

  private Commit() {}

  /**
   * The work tree's commit, with {@code -dirty} behind it where files differ from it; "unknown"
   * where there is no git or no repository.
   */
  static String of(Path root) {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !said.isEmpty() ? said : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
