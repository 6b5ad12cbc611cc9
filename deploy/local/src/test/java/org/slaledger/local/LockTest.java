package org.slaledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.RunFolder;

class LockTest {
  @TempDir Path folder;

  /** Takes the lock of a folder, says so and waits to be killed; says why if it can't. */
  public static final class Holder {
    public static void main(String[] arguments) throws Exception {
      var said = Path.of(arguments[1]);
      try (var lock = Lock.take(new RunFolder(Path.of(arguments[0])), "http://localhost:8080")) {
        Files.writeString(said, "taken");
        Thread.currentThread().join();
      } catch (CannotStart e) {
        Files.writeString(said, e.getMessage());
      }
    }
  }

  @Test
  void a_second_launcher_is_told_where_the_first_one_is() throws Exception {
    // Given
    try (var first = holder("first")) {
      assertThat(said("first")).isEqualTo("taken");

      // When
      try (var second = holder("second")) {

        // Then
        assertThat(said("second"))
            .startsWith("the platform runs already (process " + first.pid() + ")")
            .contains("http://localhost:8080", "./sla down");
        assertThat(second.await()).isZero();
      }
    }
  }

  @Test
  void a_killed_launcher_lets_go_of_it() throws Exception {
    // Given
    var first = holder("first");
    assertThat(said("first")).isEqualTo("taken");

    // When
    first.kill();

    // Then
    var run = new RunFolder(folder.resolve("run"));
    assertThatCode(() -> Lock.take(run, "http://localhost:8080").close())
        .doesNotThrowAnyException();
  }

  private ChildJvm holder(String name) throws Exception {
    Files.createDirectories(folder.resolve("run"));
    return ChildJvm.start(
        new ChildJvm.Order(
            name,
            folder.resolve(name + ".log"),
            new RunFolder(folder.resolve("processes")),
            List.of("-Xmx32m"),
            ChildJvm.ownClassPath(),
            Holder.class.getName(),
            List.of(folder.resolve("run").toString(), folder.resolve(name).toString()),
            Map.of()));
  }

  private String said(String name) throws Exception {
    var file = folder.resolve(name);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(file) && Files.size(file) > 0);
    return Files.readString(file);
  }
}
