package org.slaledger.testkit.history;

/** Something that must not happen and did. */
public sealed interface Finding {
  /** In words. */
  String says();

  /** What it is about, for a list by kinds. */
  default String kind() {
    return switch (this) {
      case DuplicateEffect effect -> "duplicate " + effect.kind();
      case MissingEffect effect -> "missing " + effect.kind();
      default -> getClass().getSimpleName();
    };
  }

  /** An acknowledged command is in no journal. */
  record LostCommand(String key, String stream, long version) implements Finding {
    @Override
    public String says() {
      return "command %s was acknowledged with %s version %d, which is in no journal"
          .formatted(key, stream, version);
    }
  }

  /** An acknowledged command's answer is not kept. */
  record MissingAnswer(String key) implements Finding {
    @Override
    public String says() {
      return "command " + key + " was acknowledged, and no answer is kept under its key";
    }
  }

  /** A command got one answer and gets another one when asked again. */
  record ChangedAnswer(String key, String first, String now) implements Finding {
    @Override
    public String says() {
      return "command %s was answered %s and is answered %s now".formatted(key, first, now);
    }
  }

  /** An event is in a journal and not in the log. */
  record LostEvent(String stream, long version, String journal) implements Finding {
    @Override
    public String says() {
      return "%s version %d of %s is not in the log".formatted(stream, version, journal);
    }
  }

  /** An event is in the log and in no journal. */
  record InventedEvent(String stream, long version, String place) implements Finding {
    @Override
    public String says() {
      return "%s version %d at %s is in no journal".formatted(stream, version, place);
    }
  }

  /** One version of a stream has several contents. */
  record Fork(String stream, long version, String place) implements Finding {
    @Override
    public String says() {
      return "%s version %d has several contents, one at %s".formatted(stream, version, place);
    }
  }

  /** The log's bytes are not the journal's. */
  record ChangedBytes(String stream, long version, String place) implements Finding {
    @Override
    public String says() {
      return "%s version %d has other bytes at %s than in its journal"
          .formatted(stream, version, place);
    }
  }

  /** A version is missing below a later one. */
  record Gap(String stream, long version, String where) implements Finding {
    @Override
    public String says() {
      return "%s has no version %d in the %s, and has later ones".formatted(stream, version, where);
    }
  }

  /** A version stands before an earlier one. */
  record Reordered(String stream, long version, String place) implements Finding {
    @Override
    public String says() {
      return "%s version %d comes at %s for the first time, after a later version"
          .formatted(stream, version, place);
    }
  }

  /** What may happen once happened again. */
  record DuplicateEffect(String kind, String key, String first, String again) implements Finding {
    @Override
    public String says() {
      return "%s of %s twice: %s and %s".formatted(kind, key, first, again);
    }
  }

  /** What must happen did not. */
  record MissingEffect(String kind, String key, String because) implements Finding {
    @Override
    public String says() {
      return "no %s of %s, although %s".formatted(kind, key, because);
    }
  }

  /** A reader was told the same twice. */
  record MailTwice(String about, String messageId, String why) implements Finding {
    @Override
    public String says() {
      return "a mail about %s came again as %s: %s".formatted(about, messageId, why);
    }
  }

  /** Two that must be equal are not. */
  record Different(String what, String expected, String actual) implements Finding {
    @Override
    public String says() {
      return "%s: %s is not %s".formatted(what, actual, expected);
    }
  }
}
