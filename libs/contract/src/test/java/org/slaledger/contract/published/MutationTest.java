package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.Reading;

/** Spoilt bytes; {@code -Dcontract.seed=N} repeats a run. */
class MutationTest {
  private static final long SEED = Long.getLong("contract.seed", System.nanoTime());
  private static final int ROUNDS = 2_000;
  private final EventJson json = new EventJson();

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void reading_never_throws_and_what_reads_can_be_written(Path file) {
    RandomGenerator random = new SplittableRandom(SEED + file.getFileName().hashCode());
    byte[] golden = Golden.line(file);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] spoilt = Spoiling.spoilt(golden, random);
      assertThatCode(() -> roundTrip(spoilt))
          .as("seed %d: %s", SEED, new String(spoilt, UTF_8))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void a_spoilt_document_is_read_or_refused_and_nothing_else(Format format) {
    RandomGenerator random = new SplittableRandom(SEED);
    byte[] document = AddendumDocument.canonical(Terms.addendum());
    for (int i = 0; i < ROUNDS; i++) {
      byte[] spoilt = Spoiling.spoilt(document, random);
      assertThatCode(() -> readOrRefused(spoilt, format))
          .as("seed %d: %s", SEED, new String(spoilt, UTF_8))
          .doesNotThrowAnyException();
    }
  }

  static List<Path> goldenFiles() throws IOException {
    return Golden.files();
  }

  static List<Format> formats() {
    return List.of(Format.values());
  }

  private void roundTrip(byte[] spoilt) {
    if (json.read(spoilt) instanceof Reading.Known known) {
      byte[] written = json.write(known.recorded().envelope()).line();
      assertThat(json.read(written))
          .isInstanceOfSatisfying(
              Reading.Known.class,
              again ->
                  assertThat(again.recorded().envelope()).isEqualTo(known.recorded().envelope()));
    }
  }

  private static void readOrRefused(byte[] spoilt, Format format) {
    try {
      assertThat(AddendumDocument.hash(AddendumDocument.read(spoilt, format))).hasSize(64);
    } catch (FieldProblem refused) {
      assertThat(refused.reason()).isNotBlank();
    }
  }
}
