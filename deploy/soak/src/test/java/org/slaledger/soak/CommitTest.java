package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
  @TempDir Path folder;

  @Test
  void a_changed_work_tree_is_told_from_its_commit_and_no_repository_from_both() throws Exception {
    // Given
    assertThat(Commit.of(folder)).isEqualTo(Commit.UNKNOWN);
    git("init", "-q");
    Files.writeString(folder.resolve("file"), "one");
    git("add", "file");
    git("-c", "user.name=x", "-c", "user.email=x@example", "commit", "-q", "-m", "Add it");
    var clean = Commit.of(folder);
    assertThat(clean).matches("[0-9a-f]{7,}");
    // When
    Files.writeString(folder.resolve("file"), "two");
    // Then
    assertThat(Commit.of(folder)).isEqualTo(clean + "-dirty");
  }

  private void git(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("git"));
    command.addAll(java.util.List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
  }
}
