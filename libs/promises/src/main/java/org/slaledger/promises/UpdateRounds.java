package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.promises.TicketStory.Resolution;

/**
 * When status updates are owed: from the first answer to the first update, from each update to the
 * next, from a reopening on; up to a resolution, or a merger, after which updates come elsewhere.
 */
final class UpdateRounds {
  /**
   * Time within which an update is owed.
   *
   * @param named when it was said to come, where that was said
   * @param to null while it is still to come
   */
  record Round(Instant from, @Nullable Instant named, @Nullable Instant to) {}

  /** What begins a round, ends one, or does both, in the order in which they take effect. */
  private enum Kind {
    BEGIN,
    UPDATE,
    END
  }

  private record Mark(Instant at, Kind kind, @Nullable Instant named) {}

  private UpdateRounds() {}

  static List<Round> of(TicketFamily family) {
    List<Round> rounds = new ArrayList<>();
    Mark begun = null;
    for (Mark mark : marks(family)) {
      if (begun != null && mark.kind() != Kind.BEGIN) {
        rounds.add(new Round(begun.at(), begun.named(), mark.at()));
      }
      begun =
          switch (mark.kind()) {
            case BEGIN -> begun == null ? mark : begun;
            case UPDATE -> begun == null ? null : mark;
            case END -> null;
          };
    }
    if (begun != null) {
      rounds.add(new Round(begun.at(), begun.named(), null));
    }
    return rounds;
  }

  private static List<Mark> marks(TicketFamily family) {
    Optional<Instant> answered = family.answeredAt();
    if (answered.isEmpty()) {
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(answered.get(), Kind.BEGIN, null));
    family.own().updates().forEach(u -> marks.add(new Mark(u.at(), Kind.UPDATE, u.next())));
    for (Resolution resolution : family.resolutions()) {
      marks.add(new Mark(resolution.at(), Kind.END, null));
      if (resolution.reopenedAt() != null) {
        marks.add(new Mark(resolution.reopenedAt(), Kind.BEGIN, null));
      }
    }
    TicketStory.Link merged = family.own().merged();
    if (merged != null) {
      marks.add(new Mark(merged.at(), Kind.END, null));
    }
    marks.removeIf(mark -> mark.at().isBefore(answered.get()));
    marks.sort(Comparator.comparing(Mark::at).thenComparing(Mark::kind));
    return marks;
  }
}
