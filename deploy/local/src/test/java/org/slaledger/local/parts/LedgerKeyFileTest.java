package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.ledger.SigningKey;

class LedgerKeyFileTest {
  @TempDir Path folder;

  @Test
  void a_key_is_made_once_and_is_its_owners_alone() throws IOException {
    // When
    Path file = folder.resolve("ledger").resolve("key");
    Map<String, String> first = LedgerKeyFile.environment(file);
    // Then
    assertThat(LedgerKeyFile.environment(file)).isEqualTo(first);
    assertThat(SigningKey.parse(first.getOrDefault("SLA_LEDGER_KEY", "")).verifier().name())
        .isEqualTo("localhost/sla-ledger");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_key_that_is_renamed_hands_over_to_a_new_one() throws IOException {
    // Given
    Path file = folder.resolve("key");
    Map<String, String> first = LedgerKeyFile.environment(file);
    // When
    Files.move(file, folder.resolve("key.former"));
    Map<String, String> second = LedgerKeyFile.environment(file);
    // Then
    assertThat(second)
        .containsEntry("SLA_LEDGER_FORMER_KEY", first.getOrDefault("SLA_LEDGER_KEY", ""))
        .doesNotContainEntry("SLA_LEDGER_KEY", first.getOrDefault("SLA_LEDGER_KEY", ""));
  }

  @Test
  void a_spoiled_file_is_not_taken_for_a_new_one() throws IOException {
    // Given
    Path file = folder.resolve("key");
    Files.writeString(file, "PRIVATE+KEY+x");
    // Then
    assertThatIllegalStateException()
        .isThrownBy(() -> LedgerKeyFile.environment(file))
        .withMessageContaining(file.toString());
  }
}
