package org.slaledger.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
  @TempDir Path folder;

  /** Waits for ever; what a service does, as far as the leash is concerned. */
  public static final class Waiting {
    public static void main(String[] arguments) throws InterruptedException {
      Thread.currentThread().join();
    }
  }

  /** A parent that starts a child and waits for ever. */
  public static final class Parent {
    public static void main(String[] arguments) throws InterruptedException {
      ChildJvm.start(order(Path.of(arguments[0])));
      Thread.currentThread().join();
    }
  }

  @Test
  void a_child_ends_when_its_parent_is_killed() throws Exception {
    // Given
    var parent = startParent();
    var run = new RunFolder(folder.resolve("run"));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> run.find("child").isPresent());
    var child = run.find("child").orElseThrow();

    // When
    parent.destroyForcibly();

    // Then
    child.onExit().get(30, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void a_child_that_is_closed_leaves_no_record() {
    // Given
    var child = ChildJvm.start(order(folder));
    var run = new RunFolder(folder.resolve("run"));
    assertThat(run.leftOvers()).extracting(RunFolder.LeftOver::name).containsExactly("child");

    // When
    child.close();

    // Then
    assertThat(child.alive()).isFalse();
    assertThat(run.leftOvers()).isEmpty();
  }

  @Test
  void a_left_over_child_is_found_and_ended() {
    // Given
    var child = ChildJvm.start(order(folder));
    var run = new RunFolder(folder.resolve("run"));

    // When
    run.leftOvers().forEach(run::end);

    // Then
    assertThat(child.alive()).isFalse();
  }

  @Test
  void a_record_of_another_process_with_the_same_id_is_no_left_over() throws Exception {
    // Given
    var run = new RunFolder(folder.resolve("run"));
    Files.createDirectories(run.folder());

    // When
    Files.writeString(run.folder().resolve("child.pid"), ProcessHandle.current().pid() + " 12345");

    // Then
    assertThat(run.leftOvers()).isEmpty();
  }

  private Process startParent() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        String.join(
            File.pathSeparator, ChildJvm.ownClassPath().stream().map(Path::toString).toList());
    return new ProcessBuilder(java, "-cp", classPath, Parent.class.getName(), folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("parent.log").toFile())
        .start();
  }

  private static ChildJvm.Order order(Path folder) {
    return new ChildJvm.Order(
        "child",
        folder.resolve("child.log"),
        new RunFolder(folder.resolve("run")),
        List.of("-Xmx32m"),
        ChildJvm.ownClassPath(),
        Waiting.class.getName(),
        List.of(),
        Map.of());
  }
}
