package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong on the way from the journal to the log and from there to the views. */
@ApplicationScoped
class JournalAlarms implements AlarmSource {
  @Override
  public List<Finding> look(JournalStatus.Status status) {
    List<Finding> found = new ArrayList<>();
    status.stopped().forEach(stream -> found.add(stopped(stream)));
    if (status.relay().lastError() != null) {
      found.add(new Finding(Alarm.Kind.RELAY, "relay", null, status.relay().lastError()));
    }
    if (status.relay().role() == RelayState.Role.STARTING) {
      found.add(
          new Finding(
              Alarm.Kind.RELAY,
              "leader",
              null,
              "this process neither relays nor sees another one relay"));
    }
    if (status.readingError() != null) {
      found.add(new Finding(Alarm.Kind.READER, "reader", null, status.readingError()));
    }
    return found;
  }

  private static Finding stopped(JournalStatus.StoppedStream stream) {
    Alarm.Kind kind =
        switch (stream.state()) {
          case FORKED -> Alarm.Kind.FORK;
          case PARKED -> Alarm.Kind.PARKED;
          case GAP -> Alarm.Kind.GAP;
          case FLOWING -> throw new IllegalArgumentException(stream.stream() + " is not stopped");
        };
    return new Finding(kind, stream.stream().value(), stream.since(), stream.reason());
  }
}
