package org.slaledger.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file {@code {"cases": [...]}}: all of it, or nothing. */
final class CaseFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CaseFile() {}

  /**
   * The cases of a file.
   *
   * @throws Unreadable when the file, or any case in it, can't be read
   */
  static List<Case> read(String file) {
    Fields root = Fields.of(json(file), "").only("cases");
    if (!root.has("cases")) {
      throw root.unreadable("cases", "is missing");
    }
    return root.objects("cases").stream().map(CaseFile::read).toList();
  }

  private static JsonNode json(String file) {
    try {
      return JSON.readTree(Files.readString(Path.of(file)));
    } catch (NoSuchFileException e) {
      throw new Unreadable("there is no such file");
    } catch (JsonProcessingException e) {
      throw new Unreadable(
          "no JSON: %s in line %d".formatted(e.getOriginalMessage(), e.getLocation().getLineNr()));
    } catch (IOException | InvalidPathException e) {
      throw new Unreadable(e.toString());
    }
  }

  private static Case read(Fields fields) {
    String id = fields.text("id");
    try {
      return Kind.read(id, fields.asRoot());
    } catch (Unreadable e) {
      throw new Unreadable("case '" + id + "': " + e.getMessage());
    }
  }
}
