package org.slaledger.soak.stand;

import org.slaledger.local.child.Watched;

/**
 * A broker that is started again once its disk has room, as whoever runs one alone has to see to:
 * Kafka that recovers from a kill on a full disk was seen to take a segment for corrupt, and to
 * delete it.
 */
record RoomFirst(Watched broker, SmallDisk disk) implements Watched {
  @Override
  public String name() {
    return broker.name();
  }

  @Override
  public boolean alive() {
    return broker.alive();
  }

  @Override
  public void restart() {
    if (disk.isFull()) {
      throw new IllegalStateException("its disk is full");
    }
    broker.restart();
  }
}
