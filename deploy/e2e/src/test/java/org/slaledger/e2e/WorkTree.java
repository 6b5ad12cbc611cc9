package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceJars;

/** The built work tree that is tried. */
final class WorkTree {
  private WorkTree() {}

  static Path root() {
    return Path.of(System.getProperty("sla.tree", "../..")).toAbsolutePath().normalize();
  }

  /** Where what tests make goes. */
  static Path target() {
    return Path.of(System.getProperty("sla.target", "target")).toAbsolutePath();
  }

  /** The class path of the launcher, as {@code ./sla} gives it. */
  static String launcher() {
    Path built = root().resolve("deploy/local/target");
    return built.resolve("local-0.1.0-SNAPSHOT.jar") + ":" + built.resolve("lib") + "/*";
  }

  /** Fails where something that the platform is started from is missing. */
  static void requireBuilt() {
    for (Service service : Service.values()) {
      requireFile(ServiceJars.of(root(), service).runner(), service.serviceName());
    }
    requireFile(root().resolve("deploy/local/target/local-0.1.0-SNAPSHOT.jar"), "deploy/local");
  }

  private static void requireFile(Path file, String module) {
    assertThat(Files.isRegularFile(file))
        .as("%s is not built: run  ./sla test  which builds and tries all", module)
        .isTrue();
  }
}
