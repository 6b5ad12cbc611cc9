package org.slaledger.probe.adapter.page;

import java.util.List;
import org.slaledger.probe.adapter.http.ShownOutage;

/**
 * An outage in a list.
 *
 * @param href its page
 */
public record ShownOutageRow(ShownOutage shown, String href) {

  /** Those of a list of which each has a page below an address; the latest first. */
  static List<ShownOutageRow> below(String address, List<ShownOutage> outages) {
    return outages.reversed().stream()
        .map(it -> new ShownOutageRow(it, address + "/outages/" + it.began()))
        .toList();
  }

  /** Whether it is down now. */
  public boolean goesOn() {
    return shown.end() == ShownOutage.End.GOES_ON;
  }

  /** Whether it was seen to end. */
  public boolean ended() {
    return shown.end() == ShownOutage.End.ENDED;
  }

  /** How many probes failed, at all points. */
  public long failures() {
    return shown.points().stream().mapToLong(ShownOutage.Of::failures).sum();
  }
}
