package org.slaledger.bench.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slaledger.ledger.Hash;

/** The least that verifying a bundle takes: a JVM that reads it and hashes each line. */
public final class HashedLines {
  private HashedLines() {}

  /**
   * Hashes the lines of a file.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8);
    Hash last = Hash.leaf(new byte[0]);
    for (String line : lines) {
      last = Hash.leaf(line.getBytes(StandardCharsets.UTF_8));
    }
    System.out.println(lines.size() + " lines, the last is " + last);
  }
}
