package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares what is committed with what today's code makes of it. {@code -Dcontract.write=true}
 * writes it instead; what breaks readers is written with {@code -Dcontract.break=true} only, which
 * is allowed until release 1.0.
 */
final class Publication {
  static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  static final Path ASYNC_API = Path.of("src/main/resources/asyncapi.yaml");
  static final Path GOLDEN = Path.of("src/test/resources/golden");

  private static final boolean WRITE = Boolean.getBoolean("contract.write");
  private static final boolean BREAK = Boolean.getBoolean("contract.break");
  private static final ObjectMapper TREE = new ObjectMapper();

  private Publication() {}

  static void schema(Path file, JsonNode now) {
    List<String> breaks =
        Files.exists(file) ? SchemaCompatibility.breaks(tree(read(file)), now) : List.of();
    if (!breaks.isEmpty() && !BREAK) {
      fail(file + " breaks what was published:\n  " + String.join("\n  ", breaks));
    }
    text(file, pretty(now));
  }

  /** A golden line never changes by itself: it shows what was once written. */
  static void golden(Path file, String now) {
    if (WRITE && Files.exists(file) && !read(file).equals(now) && !BREAK) {
      fail(file + " would change; it shows what was published");
    }
    text(file, now);
  }

  static void text(Path file, String now) {
    if (WRITE) {
      write(file, now);
    }
    assertThat(file).as("committed; -Dcontract.write=true writes it anew").hasContent(now);
  }

  static JsonNode tree(String text) {
    try {
      return TREE.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(JsonNode tree) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return TREE.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
