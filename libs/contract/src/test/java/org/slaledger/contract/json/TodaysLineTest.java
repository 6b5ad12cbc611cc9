package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.published.Spoiling;

/** {@code -Dcontract.seed=N} repeats a run. */
class TodaysLineTest {
  private static final long SEED = Long.getLong("contract.seed", System.nanoTime());
  private static final int ROUNDS = 5_000;
  private static final String GOLDEN = "org.slaledger.contract.published.MutationTest#goldenFiles";

  private final TodaysLine todays = new TodaysLine(ContractJson.mapper(), EventTypes::versionOf);
  private final EventReader reader =
      new EventReader(ContractJson.mapper(), List.of(), EventTypes::versionOf);

  @ParameterizedTest
  @MethodSource("todays")
  void what_is_written_today_is_read_in_one_pass_as_through_a_tree(Path file) throws IOException {
    // Given
    byte[] line = line(file);
    // Then
    assertThat(reader.throughTree(line))
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known -> assertThat(todays.read(line)).isEqualTo(known.recorded().envelope()));
  }

  @ParameterizedTest
  @MethodSource(GOLDEN)
  void a_spoilt_line_is_left_to_the_tree_or_read_as_through_it(Path file) throws IOException {
    RandomGenerator random = new SplittableRandom(SEED + file.getFileName().hashCode());
    byte[] golden = line(file);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] spoilt = Spoiling.spoilt(golden, random);
      Envelope event = todays.read(spoilt);
      if (event != null) {
        assertThat(reader.throughTree(spoilt))
            .as("seed %d: %s", SEED, new String(spoilt, UTF_8))
            .isEqualTo(known(event, spoilt));
      }
    }
  }

  static List<Path> todays() {
    return EventTypes.all().stream()
        .map(type -> type.getSimpleName() + ".v" + EventTypes.versionOf(type) + ".json")
        .map(Path.of("src/test/resources/golden")::resolve)
        .toList();
  }

  private static Reading known(Envelope event, byte[] line) {
    return new Reading.Known(new Recorded(event, line));
  }

  private static byte[] line(Path file) throws IOException {
    return Files.readString(file).stripTrailing().getBytes(UTF_8);
  }
}
