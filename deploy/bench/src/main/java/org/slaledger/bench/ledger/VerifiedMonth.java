package org.slaledger.bench.ledger;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.local.child.ChildJvm;

/**
 * Verifies a bundle in the JVM that {@code ./sla verify} starts, from its start to its end, with
 * what that loads kept ready.
 */
final class VerifiedMonth {
  private static final int WITHIN_SECONDS = 2;
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx1500m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private final Run run;
  private final Path bundle;
  private final String libraries;

  VerifiedMonth(Run run, Path bundle) {
    this.run = run;
    this.bundle = bundle;
    Path built = run.tree().resolve("deploy/audit/target");
    this.libraries =
        built.resolve("audit-0.1.0-SNAPSHOT.jar")
            + File.pathSeparator
            + built.resolve("lib")
            + "/*";
  }

  Row row(int points) throws Exception {
    Path ready = run.folder().resolve("audit.aot");
    Path example = run.tree().resolve("docs/example.bundle");
    verified("-XX:AOTCacheOutput=" + ready, example);
    String own =
        ChildJvm.ownClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<Measured> measured =
        run.rounds(
            run.scale().of(9, 5, 1),
            "s",
            List.of(
                () -> verified("-XX:AOTCache=" + ready, bundle),
                () -> seconds(own, " lines", HashedLines.class.getName(), bundle.toString())));
    return Row.beside(
        "a bundle of %d points is verified".formatted(points),
        measured.get(0),
        "a JVM that reads it and hashes its lines",
        measured.get(1),
        Aim.atMost(WITHIN_SECONDS),
        "%,d bytes, %,d lines; a JVM from its start to its end, as ./sla verify starts it"
            .formatted(Files.size(bundle), lines()));
  }

  private double verified(String option, Path bundle) throws Exception {
    return seconds(
        libraries, "OK ", option, "org.slaledger.audit.Audit", "verify", bundle.toString());
  }

  private static double seconds(String classPath, String says, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(words));
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (status != 0 || !said.contains(says)) {
      throw new IllegalStateException("ended with " + status + ":\n" + said);
    }
    return seconds;
  }

  private long lines() throws Exception {
    try (Stream<String> all = Files.lines(bundle)) {
      return all.count();
    }
  }
}
