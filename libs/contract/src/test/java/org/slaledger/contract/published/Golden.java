package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lines that show what was once written: they must read for ever. */
final class Golden {
  private Golden() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Publication.GOLDEN)) {
      return files.sorted().toList();
    }
  }

  static byte[] line(Path file) {
    return Publication.read(file).stripTrailing().getBytes(UTF_8);
  }

  static ObjectNode tree(Path file) {
    return (ObjectNode) Publication.tree(Publication.read(file));
  }
}
