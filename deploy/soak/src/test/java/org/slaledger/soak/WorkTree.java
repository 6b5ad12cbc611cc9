package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slaledger.local.QuietLog;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceJars;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;

/** The built work tree that is tried. */
final class WorkTree {
  private WorkTree() {}

  /** Fails where something that the platform is started from is missing. */
  static Path root() {
    var root = Path.of(System.getProperty("sla.tree", "../..")).toAbsolutePath().normalize();
    for (var service : Service.values()) {
      assertThat(ServiceJars.of(root, service).built())
          .as("%s is not built: run  ./sla test  which builds and tries all", service.serviceName())
          .isTrue();
    }
    return root;
  }

  /** Where what a test makes goes. */
  static Path target(String name) {
    return Path.of(System.getProperty("sla.target", "target")).toAbsolutePath().resolve(name);
  }

  static Stand stand(String name, StandPlan plan) throws Exception {
    var folder = target(name);
    Folders.forget(folder);
    Files.createDirectories(folder);
    QuietLog.to(folder.resolve("soak.log"));
    return Stand.start(root(), folder, plan, System.out::println);
  }
}
