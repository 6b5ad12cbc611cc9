package org.slaledger.bench.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongFunction;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Tree;

/**
 * A tree whose perfect subtrees are in a file that is mapped, so that none of it is on the heap.
 */
final class LargeTree implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment nodes;
  private final long[] levels = new long[Long.SIZE];
  private final long size;
  private Frontier frontier = Frontier.EMPTY;

  /** Grows it, leaf by leaf. */
  LargeTree(Path file, long size, LongFunction<Hash> leaves) throws IOException {
    this.size = size;
    long all = 0;
    for (int level = 0; level < levels.length; level++) {
      levels[level] = all;
      all += (size >> level) * Hash.BYTES;
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      nodes = channel.map(MapMode.READ_WRITE, 0, all, arena);
    }
    for (long leaf = 0; leaf < size; leaf++) {
      frontier = frontier.with(leaves.apply(leaf), this::put);
    }
  }

  private void put(int level, long index, Hash hash) {
    MemorySegment.copy(hash.bytes(), 0, nodes, ValueLayout.JAVA_BYTE, at(level, index), Hash.BYTES);
  }

  private long at(int level, long index) {
    return levels[level] + index * Hash.BYTES;
  }

  Hash node(int level, long index) {
    return Hash.ofBytes(nodes.asSlice(at(level, index), Hash.BYTES).toArray(ValueLayout.JAVA_BYTE));
  }

  Tree tree() {
    return new Tree(size, this::node);
  }

  Hash root() {
    return frontier.root();
  }

  @Override
  public void close() {
    arena.close();
  }
}
