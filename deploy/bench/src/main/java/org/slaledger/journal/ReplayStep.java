package org.slaledger.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.contract.Topic;

/** What a replay does with a record that it has fetched; time for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplayStep {
  private static final int STREAMS = 50;
  private static final int VERSIONS = 20;

  private final TopicPartition partition = new TopicPartition(Topic.AVAILABILITY.topicName(), 0);
  private final LogSpan span = new LogSpan(partition, 0, STREAMS * VERSIONS);
  private final List<ConsumerRecord<String, byte[]>> records = records();

  private List<ConsumerRecord<String, byte[]>> records() {
    Evidence evidence = new Evidence();
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      for (int stream = 0; stream < STREAMS; stream++) {
        all.add(
            new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                all.size(),
                Evidence.stream(stream).value(),
                evidence.event(stream, version).line()));
      }
    }
    return all;
  }

  /** Of a stream that is wanted: read, checked, handed on. */
  @Benchmark
  @OperationsPerInvocation(STREAMS * VERSIONS)
  public void replayOfWanted(Blackhole out) {
    new PartitionReplay(span, stream -> true).read(records, out::consume);
  }

  /** Of a stream that nobody wants: passed over by its key. */
  @Benchmark
  @OperationsPerInvocation(STREAMS * VERSIONS)
  public void replayOfUnwanted(Blackhole out) {
    new PartitionReplay(span, stream -> false).read(records, out::consume);
  }
}
