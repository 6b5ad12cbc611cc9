package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyFileTest {
  @TempDir Path folder;

  @Test
  void a_key_is_made_once_and_is_its_owners_alone() throws IOException {
    // When
    Path file = folder.resolve("seal").resolve("keys");
    Map<String, String> first = SealKeyFile.environment(file);
    // Then
    assertThat(SealKeyFile.environment(file)).isEqualTo(first);
    assertThat(first).containsEntry("SLA_SEAL_CURRENT", "local-1");
    String key = first.getOrDefault("SLA_SEAL_KEYS", "").replace("local-1:", "");
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.resolveSibling(""))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void the_last_key_wraps() throws IOException {
    // Given
    Path file = folder.resolve("keys");
    Files.writeString(file, "old:AAAA\n\nnew:BBBB\n");
    // Then
    assertThat(SealKeyFile.environment(file))
        .containsEntry("SLA_SEAL_KEYS", "old:AAAA,new:BBBB")
        .containsEntry("SLA_SEAL_CURRENT", "new");
  }

  @Test
  void an_empty_file_is_not_taken_for_a_new_one() throws IOException {
    // Given
    Path file = folder.resolve("keys");
    Files.writeString(file, "");
    // Then
    assertThatIllegalStateException().isThrownBy(() -> SealKeyFile.environment(file));
  }
}
