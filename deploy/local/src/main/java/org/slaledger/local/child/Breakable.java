package org.slaledger.local.child;

/** A part whose process can be done harm, to see that nothing comes of it. */
public interface Breakable extends Watched {
  /** Ends it as a crash would: {@code kill -9}. */
  void kill();

  /** Asks it to end in order; does not wait for that. */
  void terminate();

  /** Stops it where it stands until {@link #thaw}. */
  void freeze();

  /** Lets it go on; does nothing to a part that is not frozen. */
  void thaw();
}
