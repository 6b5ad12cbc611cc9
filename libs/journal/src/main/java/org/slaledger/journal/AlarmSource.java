package org.slaledger.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong right now. Every bean of this type is asked, every few seconds and for each
 * status; {@link Alarms} tells what has lasted long enough to be an alarm.
 */
public interface AlarmSource {
  /**
   * Something that is wrong right now.
   *
   * @param subject together with the kind it says whether this is the same as before
   * @param since null where nobody noted it: then it is since this process first saw it
   */
  record Finding(Alarm.Kind kind, String subject, @Nullable Instant since, String text) {}

  /** A function of the status alone; must not block. */
  List<Finding> look(JournalStatus.Status status);
}
