package org.slaledger.journal.steps;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Steps that share a transaction, and so can't run at the same time. */
public final class InTurn {
  private InTurn() {}

  /**
   * Takes a step for each item, the next one when the last has ended; ends with the first fault.
   */
  public static <T> Uni<Void> each(Iterable<T> items, Function<? super T, Uni<?>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .onItem()
        .ignoreAsUni();
  }
}
