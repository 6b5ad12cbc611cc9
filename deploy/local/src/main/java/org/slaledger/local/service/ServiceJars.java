package org.slaledger.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    return attribute("Main-Class");
  }

  /**
   * The options that {@code java -jar} would take from the runner, and that a class path does not.
   */
  public List<String> options() {
    return Arrays.stream(attribute("Add-Opens").split(" ", -1))
        .filter(opened -> !opened.isEmpty())
        .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED")
        .toList();
  }

  private String attribute(String name) {
    try (var jar = new JarFile(runner().toFile())) {
      var value = jar.getManifest().getMainAttributes().getValue(name);
      return value == null ? "" : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
