package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceJars;

/** What is looked at before anything is started; each check says in one line what to do. */
final class Checks {
  private static final long DISK_NEEDED = 1L << 30;

  private Checks() {}

  /** That there is room for logs and data. */
  static void disk(Path folder) {
    disk(folder, DISK_NEEDED);
  }

  static void disk(Path folder, long needed) {
    try {
      var free = Files.getFileStore(folder).getUsableSpace();
      if (free < needed) {
        throw new CannotStart(
            String.format(
                Locale.ROOT,
                "the disk of %s is full: %d MB are free and %d MB are needed; make room, or forget old state with"
                    + "  ./sla up --fresh",
                folder,
                free >> 20,
                needed >> 20));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That nobody else has one of the ports. */
  static void ports(PortPlan plan) {
    plan.ports()
        .forEach(
            (part, port) -> {
              if (!Ports.isFree(port)) {
                throw new CannotStart(
                    "port %d (%s) is taken by %s: end it, or choose another port with  %s=<port> ./sla up"
                        .formatted(port, part, PortOwner.of(port), PortPlan.variable(part)));
              }
            });
  }

  /** That every service was built. */
  static void built(Path root) {
    for (var service : Service.values()) {
      if (!ServiceJars.of(root, service).built()) {
        throw new CannotStart(
            service.serviceName() + " is not built: run  ./sla up  which builds what is stale");
      }
    }
  }
}
