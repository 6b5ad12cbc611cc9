package org.slaledger.web.status;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.slaledger.journal.JournalStatus;
import org.slaledger.journal.LetterCounts;
import org.slaledger.journal.LetterState;
import org.slaledger.journal.Rebuild;
import org.slaledger.journal.RelayState;
import org.slaledger.journal.Republications;
import org.slaledger.journal.Republications.Republication;
import org.slaledger.journal.StreamState;

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

  static boolean lagKnown(RelayState relay) {
    return relay.lagBytes() != null;
  }

  /** Such as {@code 3 events, 1024 bytes of WAL}. */
  static String lagShown(RelayState relay) {
    String events = relay.lagEvents() == null ? "" : relay.lagEvents() + " events, ";
    return events + relay.lagBytes() + " bytes of WAL";
  }

  static String rangeShown(Republication one) {
    if (one.stream() != null) {
      return one.stream() + versions(one);
    }
    if (one.topic() != null) {
      return one.topic();
    }
    if (one.fromPosition() != null) {
      return "positions " + one.fromPosition() + " to " + one.toPosition();
    }
    return one.recordedFrom() == null
        ? "the whole journal"
        : "recorded from " + one.recordedFrom() + " to " + one.recordedTo();
  }

  private static String versions(Republication one) {
    String from = one.fromVersion() == null ? "" : " from version " + one.fromVersion();
    return from + (one.toVersion() == null ? "" : " to version " + one.toVersion());
  }

  static String shown(Republications.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static String kind(Republications.State state) {
    return state == Republications.State.DONE ? "ok" : "held";
  }

  static String shown(StreamState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static String kind(StreamState state) {
    return switch (state) {
      case FLOWING -> "ok";
      case GAP -> "held";
      case PARKED, FORKED -> "bad";
    };
  }

  static boolean gap(StreamState state) {
    return state == StreamState.GAP;
  }

  static boolean parked(StreamState state) {
    return state == StreamState.PARKED;
  }

  static boolean forked(StreamState state) {
    return state == StreamState.FORKED;
  }

  static boolean open(LetterState state) {
    return state == LetterState.OPEN;
  }

  static String shown(LetterState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String kind(LetterState state) {
    return switch (state) {
      case OPEN -> "warn";
      case RETRIED -> "ok";
      case GIVEN_UP -> "held";
    };
  }

  static String shown(Rebuild.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  static String kind(Rebuild.Outcome outcome) {
    return switch (outcome) {
      case EQUAL, SWITCHED -> "ok";
      case RUNNING -> "held";
      case ABANDONED, REFUSED -> "warn";
      case DIFFERENT, FAILED -> "bad";
    };
  }

  static String shown(Rebuild.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static String shown(Rebuild.Difference.Kind kind) {
    return switch (kind) {
      case LIVE_ONLY -> "only in the table that answered";
      case REBUILT_ONLY -> "only in the table built anew";
      case DIFFERENT -> "in both";
    };
  }

  static String stoppedShown(JournalStatus.Status status) {
    long count = status.stoppedStreams();
    return count == 1 ? "1 stream stands still" : count + " streams stand still";
  }

  static String deadLettersShown(JournalStatus.Status status) {
    long open = status.deadLetters().open();
    return open == 1 ? "1 dead letter is open" : open + " dead letters are open";
  }

  static boolean anyDeadLetters(JournalStatus.Status status) {
    LetterCounts counts = status.deadLetters();
    return counts.open() + counts.retried() + counts.givenUp() > 0;
  }

  static String alarmsShown(JournalStatus.Status status) {
    int count = status.alarms().size();
    return count == 1 ? "1 alarm" : count + " alarms";
  }
}
