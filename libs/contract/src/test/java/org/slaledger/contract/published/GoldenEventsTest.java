package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.contract.json.Reading;

class GoldenEventsTest {
  private final EventJson json = new EventJson();

  @ParameterizedTest
  @MethodSource("samples")
  void todays_code_writes_the_golden_line(Sample sample) {
    // When
    String line = new String(json.write(sample.envelope()).line(), UTF_8);
    // Then
    Publication.golden(file(sample.name(), sample.type().version()), line + "\n");
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void every_golden_line_of_whatever_version_reads_as_todays_event(Path file) {
    // Given
    Sample sample = Sample.of(file.getFileName().toString().replaceFirst("[.].*", ""));
    // When
    Reading reading = json.read(Golden.line(file));
    // Then
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known -> assertThat(known.recorded().envelope()).isEqualTo(sample.envelope()));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void every_golden_line_holds_to_its_published_schemas(Path file) {
    // Given
    var line = Golden.tree(file);
    // Then
    assertThat(Validator.committed(EventSchemas.ENVELOPE).problems(line)).isEmpty();
    assertThat(Validator.committed(file.getFileName().toString()).problems(line.get("data")))
        .isEmpty();
  }

  @Test
  void every_event_has_a_golden_line_of_every_version() {
    assertThat(EventTypes.all())
        .allSatisfy(
            type -> {
              for (int version = 1; version <= EventTypes.versionOf(type); version++) {
                assertThat(file(type.getSimpleName(), version)).exists();
              }
            });
  }

  static List<Sample> samples() {
    assertThat(Sample.all().stream().map(Sample::name).sorted())
        .containsExactlyElementsOf(EventTypes.all().stream().map(Class::getSimpleName).toList());
    return Sample.all();
  }

  static List<Path> goldenFiles() throws IOException {
    return Golden.files();
  }

  private static Path file(String name, int version) {
    return Publication.GOLDEN.resolve(name + ".v" + version + ".json");
  }
}
