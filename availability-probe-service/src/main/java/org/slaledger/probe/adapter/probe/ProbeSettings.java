package org.slaledger.probe.adapter.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys {@code sla.probe.*}. */
@ConfigMapping(prefix = "sla.probe")
public interface ProbeSettings {
  /** From where this deployment measures: part of every stream's name. */
  @WithDefault("local")
  String location();

  /** Networks that may be contacted besides the public internet, such as {@code 10.20.0.0/16}. */
  Optional<List<String>> allowedNetworks();

  /** The folder of what terms name and do not hold: secrets and client certificates. */
  Optional<Path> secrets();

  /** Certificates in PEM that are trusted besides the JDK's. */
  Optional<Path> trustedCertificates();

  /** Each {@code host:port}: can none be reached, the prober's own network is gone. */
  Optional<List<String>> references();

  /** How much coverage is gathered before it is recorded. */
  @WithDefault("PT1H")
  Duration coverageInterval();

  /** How often the coverage that gathers is kept in the database: a crash loses no more. */
  @WithDefault("PT1M")
  Duration checkpointInterval();

  /** How often it is looked whether terms are otherwise. */
  @WithDefault("PT2S")
  Duration refresh();

  /** So many events wait for the database at most, over all points. */
  @WithDefault("20000")
  int buffer();

  /** So many results wait to be written down at most; they are no evidence. */
  @WithDefault("20000")
  int resultsBuffer();

  /** What the wall clock may differ from the one that only runs forward. */
  @WithDefault("PT1S")
  Duration clockTolerance();
}
