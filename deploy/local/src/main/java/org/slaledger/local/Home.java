package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.child.AotCache;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.LeftOverPostmaster;

/**
 * The folder {@code .sla} of a work tree, or the one that {@code SLA_STATE} names: {@code data} is
 * the state that survives, {@code logs} has a file a part, {@code run} the records of running
 * processes, {@code cache} what can be made again, {@code tokens} a token a persona.
 *
 * @param root the work tree
 * @param folder the state folder
 */
public record Home(Path root, Path folder) {
  /** The environment's variable that names another state folder. */
  public static final String VARIABLE = "SLA_STATE";

  /** With the state folder of the work tree. */
  public Home(Path root) {
    this(root, root.resolve(".sla"));
  }

  /** With the state folder that the environment names, or the work tree's own. */
  public static Home of(Path root, Map<String, String> environment) {
    var named = environment.getOrDefault(VARIABLE, "");
    var tree = root.toAbsolutePath();
    return named.isEmpty() ? new Home(tree) : new Home(tree, Path.of(named).toAbsolutePath());
  }

  /** The state of a part. */
  public Path data(String part) {
    return folder.resolve("data").resolve(part);
  }

  /** The log file of a part. */
  public Path log(String part) {
    return folder.resolve("logs").resolve(part + ".log");
  }

  /** What a part can make again. */
  public Path cache(String part) {
    return folder.resolve("cache").resolve(part);
  }

  /**
   * The start-up cache of a part; none where the variable {@code SLA_START_CACHE} says {@code off}.
   *
   * @param program the jar whose change makes the cache useless
   */
  @Nullable AotCache startCache(String part, Path program) {
    return "off".equals(System.getenv("SLA_START_CACHE"))
        ? null
        : new AotCache(cache(part + ".aot"), program);
  }

  /** The token file of a persona. */
  public Path token(String persona) {
    return folder.resolve("tokens").resolve(persona);
  }

  /** The records of running processes. */
  public RunFolder run() {
    return new RunFolder(folder.resolve("run"));
  }

  /** A PostgreSQL server on this state that a killed launcher left running. */
  public Optional<LeftOverPostmaster> leftOverPostmaster() {
    return LeftOverPostmaster.of(data("postgres"));
  }

  /** Creates the folders; what was logged before is kept beside, once. */
  public void prepare() {
    try {
      for (var name : new String[] {"data", "logs", "run", "cache", "tokens"}) {
        Files.createDirectories(folder.resolve(name));
      }
      putAsideLogs();
    } catch (IOException e) {
      throw new CannotStart(
          folder + " can't be written (" + e.getMessage() + "): make it writable", e);
    }
  }

  private void putAsideLogs() throws IOException {
    try (var logs = Files.list(folder.resolve("logs"))) {
      for (var log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        var before = log.resolveSibling(log.getFileName() + ".previous");
        Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Forgets all state. */
  public void wipe() {
    var data = folder.resolve("data");
    if (!Files.exists(data)) {
      return;
    }
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
