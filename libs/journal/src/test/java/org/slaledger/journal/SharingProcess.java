package org.slaledger.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.slaledger.contract.Topic;

/** A process that takes its share, and says how many partitions that is, until it is killed. */
public final class SharingProcess {
  private SharingProcess() {}

  static Process start(String bootstrap, String group) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SharingProcess.class.getName(),
            bootstrap,
            group)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Ends with the process that started it, too. */
  public static void main(String[] arguments) throws IOException {
    PartitionShare share =
        new PartitionShare(new KafkaClients(arguments[0]), Topic.AVAILABILITY, arguments[1]);
    share.join(
        new PartitionShare.Holder() {
          @Override
          public void has(Set<Integer> partitions) {
            System.out.println(partitions.size());
          }

          @Override
          public void givesUp(Set<Integer> partitions) {
            // they are free at once
          }
        });
    while (System.in.read() >= 0) {
      // until nobody holds its other end
    }
  }
}
