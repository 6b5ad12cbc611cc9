package org.slaledger.bench.stand;

import java.util.stream.IntStream;
import org.slaledger.contract.Topic;

/** A topic of the log with a long history, written as relays write it: in transactions. */
public final class EvidenceLog {
  /** The topic. */
  public static final String TOPIC = Topic.AVAILABILITY.topicName();

  /** Streams of {@link #write}. */
  public static final int STREAMS = 2_000;

  private static final Evidence EVIDENCE = new Evidence();
  private static final int WRITERS = 2;

  private EvidenceLog() {}

  /** Writes so many events of each of {@link #STREAMS} streams. */
  public static void write(String bootstrap, int versions) throws Exception {
    RelayedLog.write(
        bootstrap,
        WRITERS,
        writer ->
            IntStream.rangeClosed(1, versions)
                .boxed()
                .flatMap(
                    version -> numbers(writer, STREAMS).mapToObj(n -> EVIDENCE.event(n, version))));
  }

  /** Writes one event, a failed probe, of each of so many streams. */
  public static void writeFailures(String bootstrap, int streams) throws Exception {
    RelayedLog.write(
        bootstrap, WRITERS, writer -> numbers(writer, streams).mapToObj(EVIDENCE::failure));
  }

  private static IntStream numbers(int writer, int streams) {
    return IntStream.range(0, streams).filter(number -> number % WRITERS == writer);
  }
}
