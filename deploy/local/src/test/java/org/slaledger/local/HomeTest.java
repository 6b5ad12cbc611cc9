package org.slaledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void a_fresh_start_forgets_the_state_and_keeps_what_can_be_used_again() throws Exception {
    // Given
    var home = new Home(folder);
    home.prepare();
    Files.createDirectories(home.data("kafka"));
    Files.writeString(home.data("kafka").resolve("segment"), "x");
    Files.writeString(home.cache("kafka.aot"), "x");

    // When
    home.wipe();

    // Then
    assertThat(home.data("kafka")).doesNotExist();
    assertThat(home.cache("kafka.aot")).exists();
  }

  @Test
  void the_logs_of_the_run_before_are_put_aside() throws Exception {
    // Given
    var home = new Home(folder);
    home.prepare();
    Files.writeString(home.log("kafka"), "old");

    // When
    home.prepare();

    // Then
    assertThat(home.log("kafka")).doesNotExist();
    assertThat(home.log("kafka").resolveSibling("kafka.log.previous")).hasContent("old");
  }

  @Test
  void the_state_can_be_kept_elsewhere() {
    // When
    var elsewhere = Home.of(folder, Map.of("SLA_STATE", folder.resolve("other").toString()));
    var usual = Home.of(folder, Map.of());

    // Then
    assertThat(elsewhere.data("kafka")).isEqualTo(folder.resolve("other/data/kafka"));
    assertThat(usual.data("kafka")).isEqualTo(folder.resolve(".sla/data/kafka"));
  }
}
