package org.slaledger.soak.fault;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slaledger.local.child.Breakable;

/**
 * A part with all that can be done to it.
 *
 * @param name as targets name it
 * @param process its process
 * @param works whether it does its work right now
 * @param fillDisk fills its disk, or frees it again when given false; false where it has none
 * @param stepClock sets its clock off by so much; false where that can't be done
 */
public record Part(
    String name,
    Breakable process,
    BooleanSupplier works,
    Predicate<Boolean> fillDisk,
    Predicate<Duration> stepClock) {
  /** One whose disk and clock are left alone. */
  public Part(String name, Breakable process, BooleanSupplier works) {
    this(name, process, works, fill -> false, offset -> false);
  }
}
