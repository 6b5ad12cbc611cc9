package org.slaledger.web.status;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.slaledger.journal.JournalStatus;
import org.slaledger.journal.RelayState;

/** A service's state in words, and in the kinds that the stylesheet knows. */
@TemplateExtension
final class ShownStatus {
  private ShownStatus() {}

  static String shown(RelayState relay) {
    return "relay " + relay.role().name().toLowerCase(Locale.ROOT);
  }

  static String kind(RelayState relay) {
    if (relay.lastError() != null) {
      return "bad";
    }
    return switch (relay.role()) {
      case LEADER -> "ok";
      case STANDBY -> "held";
      case STARTING, OFF -> "warn";
    };
  }

  static String shown(JournalStatus.StoppedStream stream) {
    return stream.state().name().toLowerCase(Locale.ROOT);
  }

  static String stoppedShown(JournalStatus.Status status) {
    long count = status.stoppedStreams();
    return count == 1 ? "1 stream stands still" : count + " streams stand still";
  }

  static String deadLettersShown(JournalStatus.Status status) {
    return status.deadLetters() == 1 ? "1 dead letter" : status.deadLetters() + " dead letters";
  }

  static String alarmsShown(JournalStatus.Status status) {
    int count = status.alarms().size();
    return count == 1 ? "1 alarm" : count + " alarms";
  }
}
