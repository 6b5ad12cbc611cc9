package org.slaledger.contract.event;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.slaledger.contract.StreamId;

/** How far a result has read one stream: up to and including a version. */
public record StreamCut(StreamId stream, long version) {
  /** The last version of each stream of a cut; the greatest where one stands twice. */
  public static Map<StreamId, Long> versions(Collection<StreamCut> cut) {
    return cut.stream().collect(Collectors.toMap(StreamCut::stream, StreamCut::version, Math::max));
  }
}
