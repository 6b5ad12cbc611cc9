package org.slaledger.bench.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.local.Launcher;
import org.slaledger.local.PortPlan;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.LeftOverPostmaster;
import org.slaledger.local.parts.Ports;

/** {@code ./sla up} on ports and a state folder of its own, with the options of the script. */
final class Platform implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final Pattern STARTED = Pattern.compile("  (\\S.*?) {2,}\\S.* ([0-9.]+) s");
  private static final String READY = "http://localhost:";

  private final Path state;
  private final Process launcher;
  private final Map<String, Double> startSeconds = new LinkedHashMap<>();

  private Platform(Path state, Process launcher) {
    this.state = state;
    this.launcher = launcher;
  }

  /** Starts it and waits until it is ready. */
  static Platform up(Path tree, Path state) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    Path target = tree.resolve("deploy/local/target");
    command.addAll(
        List.of(
            "-cp",
            target.resolve("local-0.1.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*",
            Launcher.class.getName(),
            tree.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SLA_STATE", state.toString());
    PortPlan.from(Map.of())
        .ports()
        .keySet()
        .forEach(
            part ->
                builder.environment().put(PortPlan.variable(part), String.valueOf(Ports.free())));
    Platform platform = new Platform(state, builder.start());
    platform.awaitReady();
    return platform;
  }

  private void awaitReady() throws IOException {
    List<String> said = new ArrayList<>();
    // not closed: what the launcher says later has to go somewhere
    BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher started = STARTED.matcher(line);
      if (started.matches()) {
        startSeconds.put(started.group(1), Double.parseDouble(started.group(2)));
      } else if (line.contains(READY)) {
        return;
      }
    }
    throw new IllegalStateException("the platform did not start:\n" + String.join("\n", said));
  }

  /** Seconds until each part was ready, as the launcher told them. */
  Map<String, Double> startSeconds() {
    return startSeconds;
  }

  /** Its processes by name; PostgreSQL has one for each connection. */
  Map<String, List<Long>> processes() {
    Map<String, List<Long>> processes = new LinkedHashMap<>();
    new RunFolder(state.resolve("run"))
        .leftOvers()
        .forEach(part -> processes.put(part.name(), List.of(part.process().pid())));
    processes.put("launcher", List.of(launcher.pid()));
    LeftOverPostmaster.of(state.resolve("data/postgres"))
        .ifPresent(
            postmaster -> {
              List<Long> all = new ArrayList<>(List.of(postmaster.process().pid()));
              postmaster.process().descendants().forEach(child -> all.add(child.pid()));
              processes.put("postgres", all);
            });
    return processes;
  }

  /** Stops it; at the first stop after a build it makes its start-up caches. */
  @Override
  public void close() throws InterruptedException {
    launcher.destroy();
    launcher.waitFor();
  }
}
