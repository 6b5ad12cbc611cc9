package org.slaledger.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedSchemasTest {
  private static final Map<String, ObjectNode> SCHEMAS = EventSchemas.all();

  @ParameterizedTest
  @MethodSource("schemas")
  void the_committed_schema_is_that_of_the_record(String name, ObjectNode schema) {
    Publication.schema(Publication.SCHEMAS.resolve(name), schema);
  }

  @Test
  void no_schema_was_published_that_nothing_reads() throws IOException {
    try (Stream<Path> files = Files.list(Publication.SCHEMAS)) {
      List<String> events =
          SCHEMAS.keySet().stream().map(name -> name.replaceFirst("[.].*", "")).toList();
      assertThat(files.map(file -> file.getFileName().toString()))
          .allSatisfy(name -> assertThat(events).contains(name.replaceFirst("[.].*", "")));
    }
  }

  static Stream<Arguments> schemas() {
    return SCHEMAS.entrySet().stream()
        .map(schema -> Arguments.of(schema.getKey(), schema.getValue()));
  }
}
