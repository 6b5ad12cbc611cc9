package org.slaledger.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the command, with the lines that it printed. */
record Run(List<String> files, int code, List<String> out, List<String> err) {

  static Run of(List<String> files) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Conformance.run(
            files,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(files, code, lines(out), lines(err));
  }

  /** Of files with these contents. */
  static Run of(Path folder, String... contents) {
    List<String> files = new ArrayList<>();
    for (String content : contents) {
      try {
        files.add(Files.writeString(folder.resolve(files.size() + ".json"), content).toString());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return of(files);
  }

  private static List<String> lines(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
