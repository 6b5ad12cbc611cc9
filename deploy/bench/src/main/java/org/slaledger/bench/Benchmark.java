package org.slaledger.bench;

import java.util.List;

/** One question about speed, answered by one or more rows. */
public interface Benchmark {
  /** By what it is asked for: {@code ./sla bench <name>}. */
  String name();

  /** Measures; starts and stops all that it needs. */
  List<Row> run(Run run) throws Exception;
}
