package org.slaledger.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * A built service.
 *
 * @param folder its Quarkus application
 */
public record ServiceJars(Path folder) {
  /** Of a service in a work tree. */
  public static ServiceJars of(Path root, Service service) {
    return new ServiceJars(
        root.resolve(service.serviceName()).resolve("target").resolve("quarkus-app"));
  }

  /** The jar that leads to all others. */
  public Path runner() {
    return folder.resolve("quarkus-run.jar");
  }

  /** Whether it was built. */
  public boolean built() {
    return Files.isRegularFile(runner());
  }

  /** The main class of the runner. */
  public String mainClass() {
    try (var jar = new JarFile(runner().toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Main-Class");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
