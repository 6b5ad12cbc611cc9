package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the build refuses, seen refused: a module below the project's own pom, with one fault
 * seeded.
 */
@Order(0)
class GuardsTest {
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>org.slaledger</groupId>
          <artifactId>sla-ledger</artifactId>
          <version>0.1.0-SNAPSHOT</version>
          <relativePath>%s</relativePath>
        </parent>
        <artifactId>seeded</artifactId>
      </project>
      """;
  private static final String PACKAGE =
      """
      /** One fault. */
      @NullMarked
      package seeded;

      import org.jspecify.annotations.NullMarked;
      """;

  // not below target: Error Prone passes over what lies there
  @TempDir Path module;

  @Test
  void sound_code_is_built() throws Exception {
    assertThat(built("class Seeded {}\n")).contains("BUILD SUCCESS");
  }

  @Test
  void code_that_may_dereference_null_is_refused() throws Exception {
    assertThat(
            built(
                """
                class Seeded {
                  String nothing() {
                    return null;
                  }
                }
                """))
        .contains("[NullAway] returning @Nullable expression", "BUILD FAILURE");
  }

  @Test
  void a_bug_pattern_is_refused() throws Exception {
    assertThat(
            built(
                """
                class Seeded {
                  void forgotten() {
                    new IllegalStateException("never thrown");
                  }
                }
                """))
        .contains("[DeadException]", "BUILD FAILURE");
  }

  @Test
  void unformatted_code_is_refused() throws Exception {
    assertThat(built("class   Seeded { }\n")).contains("format violations", "BUILD FAILURE");
  }

  private String built(String seeded) throws Exception {
    Path sources = Files.createDirectories(module.resolve("src/main/java/seeded"));
    Path parent = WorkTree.root().resolve("pom.xml");
    Files.writeString(module.resolve("pom.xml"), POM.formatted(module.relativize(parent)));
    Path options = Files.createDirectories(module.resolve(".mvn")).resolve("jvm.config");
    Files.copy(WorkTree.root().resolve(".mvn/jvm.config"), options);
    Files.writeString(sources.resolve("package-info.java"), PACKAGE);
    Files.writeString(sources.resolve("Seeded.java"), "package seeded;\n\n" + seeded);
    return maven(module);
  }

  private static String maven(Path module) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("mvn", "-B", "-ntp", "-o", "compile")
            .directory(module.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return said;
  }
}
