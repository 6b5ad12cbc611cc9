package org.slaledger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slaledger.local.Launcher;
import org.slaledger.local.PortPlan;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.Persona;

/** The platform, started by the real launcher on ports and a state folder of its own. */
final class RunningPlatform implements AutoCloseable {
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(6);

  private final Path state;
  private final PortPlan ports;
  private Program launcher;

  private RunningPlatform(Path state, PortPlan ports) {
    this.state = state;
    this.ports = ports;
    this.launcher = launch();
  }

  /** Starts it afresh; what an earlier run can use again, it does. */
  static RunningPlatform start() {
    WorkTree.requireBuilt();
    Path state = WorkTree.target().resolve("sla");
    forget(state.resolve("data"));
    return new RunningPlatform(state, PortPlan.free());
  }

  private static void forget(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the environment says of a state folder and ports. */
  static Map<String, String> environment(Path state, PortPlan ports) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLA_STATE", state.toString());
    environment.put("SLA_START_CACHE", "off");
    ports
        .ports()
        .forEach((part, port) -> environment.put(PortPlan.variable(part), String.valueOf(port)));
    return environment;
  }

  Map<String, String> environment() {
    return environment(state, ports);
  }

  PortPlan ports() {
    return ports;
  }

  Program launcher() {
    return launcher;
  }

  /** Where people and programs find it. */
  String address() {
    return "http://localhost:" + ports.of("front-door");
  }

  Path state() {
    return state;
  }

  Api as(Persona persona) {
    return new Api(address(), token(persona));
  }

  String token(Persona persona) {
    try {
      return Files.readString(
          state.resolve("tokens").resolve(persona.fullName().toLowerCase(Locale.ROOT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process of a part as the launcher has noted it. */
  ProcessHandle process(String part) {
    return run()
        .find(part)
        .orElseThrow(() -> new AssertionError("no process of " + part + " runs"));
  }

  /** Each process that the launcher has started and noted, itself included. */
  List<ProcessHandle> processes() {
    return Stream.concat(
            run().leftOvers().stream().map(RunFolder.LeftOver::process),
            launcher.handle().descendants())
        .distinct()
        .toList();
  }

  private RunFolder run() {
    return new RunFolder(state.resolve("run"));
  }

  /** Starts it again on the same state, after its launcher has ended. */
  void startAgain() {
    launcher = launch();
  }

  private Program launch() {
    Program program = Program.start(Launcher.class, environment());
    program.awaitSaying("SLA Ledger runs at", STARTED_WITHIN);
    return program;
  }

  @Override
  public void close() {
    launcher.close();
  }
}
