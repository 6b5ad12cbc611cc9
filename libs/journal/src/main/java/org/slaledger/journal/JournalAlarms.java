package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be wrong on the way from the journal to the log and from there to the views. */
@ApplicationScoped
class JournalAlarms implements AlarmSource {
  private final int walPercent;

  JournalAlarms(@ConfigProperty(name = "sla.relay.wal.alarm-percent") int walPercent) {
    this.walPercent = walPercent;
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    List<Finding> found = new ArrayList<>();
    status.stopped().forEach(stream -> found.add(stopped(stream)));
    look(status.gate(), found);
    look(status.relay(), found);
    status.losses().forEach(loss -> found.add(lost(loss)));
    if (status.readingError() != null) {
      found.add(new Finding(Alarm.Kind.READER, "reader", null, status.readingError()));
    }
    return found;
  }

  private static void look(JournalGate.State gate, List<Finding> found) {
    if (gate.closed()) {
      found.add(new Finding(Alarm.Kind.CLOSED, "journal", gate.since(), gate.text()));
    } else if (!gate.open()) {
      found.add(new Finding(Alarm.Kind.RELAY, "journal", null, gate.text()));
    }
  }

  private void look(RelayState relay, List<Finding> found) {
    if (relay.lastError() != null) {
      found.add(new Finding(Alarm.Kind.RELAY, "relay", null, relay.lastError()));
    }
    if (relay.role() == RelayState.Role.STARTING) {
      String text = "this process does not relay, and does not know of another one that does";
      found.add(new Finding(Alarm.Kind.RELAY, "leader", null, text));
    }
    if (relay.slot() != null) {
      look(relay.slot(), found);
    }
  }

  private void look(SlotState slot, List<Finding> found) {
    if (slot.lostAt() != null) {
      String text = "the slot was lost and made anew; the whole journal is published again";
      found.add(new Finding(Alarm.Kind.SLOT, "slot", slot.lostAt(), text));
    }
    if (!slot.usable()) {
      found.add(new Finding(Alarm.Kind.RELAY, "slot", null, "there is no slot to read from"));
    }
    if (slot.limitBytes() == null) {
      String text = "max_slot_wal_keep_size is -1: a relay that stands still fills the disk";
      found.add(new Finding(Alarm.Kind.WAL, "limit", null, text));
    } else if (slot.heldBytes() != null
        && slot.heldBytes() * 100 > slot.limitBytes() * walPercent) {
      found.add(new Finding(Alarm.Kind.WAL, "slot", null, holdsBack(slot)));
    }
  }

  private static Finding lost(LogLoss loss) {
    return new Finding(Alarm.Kind.LOG, loss.partition().toString(), loss.noticedAt(), loss.text());
  }

  private static String holdsBack(SlotState slot) {
    return "the slot holds back %d of at most %d bytes of WAL; beyond that it is lost"
        .formatted(slot.heldBytes(), slot.limitBytes());
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
