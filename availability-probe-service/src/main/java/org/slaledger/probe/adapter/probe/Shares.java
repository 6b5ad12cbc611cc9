package org.slaledger.probe.adapter.probe;

import org.slaledger.journal.PartitionShare;

/** How the points of a location are shared out among its replicas. */
interface Shares {
  /** Joins in; the holder is told from then on what is its own. */
  void join(PartitionShare.Holder holder);

  /** Joins in anew, after the clock was set back. */
  void joinAnew();

  /** Lets others have all; blocks for seconds at most. */
  void leave() throws InterruptedException;

  /** By Kafka's own assignment. */
  record OfKafka(PartitionShare share) implements Shares {
    @Override
    public void join(PartitionShare.Holder holder) {
      share.join(holder);
    }

    @Override
    public void joinAnew() {
      share.joinAnew();
    }

    @Override
    public void leave() throws InterruptedException {
      share.leave();
    }
  }
}
