package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.promises.TicketStory.Fact;
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
  record Round(Fact from, @Nullable Instant named, @Nullable Fact to) {}

  /** What begins a round, ends one, or does both, in the order in which they take effect. */
  private enum Kind {
    BEGIN,
    UPDATE,
    END
  }

  private record Mark(Fact fact, Kind kind, @Nullable Instant named) {
    Instant at() {
      return fact.at();
    }
  }

  private UpdateRounds() {}

  static List<Round> of(TicketFamily family) {
    List<Round> rounds = new ArrayList<>();
    Mark begun = null;
    for (Mark mark : marks(family)) {
      if (begun != null && mark.kind() != Kind.BEGIN) {
        rounds.add(new Round(begun.fact(), begun.named(), mark.fact()));
      }
      begun =
          switch (mark.kind()) {
            case BEGIN -> begun == null ? mark : begun;
            case UPDATE -> begun == null ? null : mark;
            case END -> null;
          };
    }
    if (begun != null) {
      rounds.add(new Round(begun.fact(), begun.named(), null));
    }
    return rounds;
  }

  private static List<Mark> marks(TicketFamily family) {
    Optional<Fact> answered = family.answered();
    if (answered.isEmpty()) {
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(answered.get(), Kind.BEGIN, null));
    family
        .own()
        .updates()
        .forEach(u -> marks.add(new Mark(new Fact(u.at(), u.cause()), Kind.UPDATE, u.next())));
    for (Resolution resolution : family.resolutions()) {
      marks.add(new Mark(new Fact(resolution.at(), resolution.cause()), Kind.END, null));
      if (resolution.reopenedAt() != null && resolution.reopening() != null) {
        Fact reopened = new Fact(resolution.reopenedAt(), resolution.reopening());
        marks.add(new Mark(reopened, Kind.BEGIN, null));
      }
    }
    TicketStory.Link merged = family.own().merged();
    if (merged != null) {
      marks.add(new Mark(new Fact(merged.at(), merged.cause()), Kind.END, null));
    }
    marks.removeIf(mark -> mark.at().isBefore(answered.get().at()));
    marks.sort(Comparator.comparing(Mark::at).thenComparing(Mark::kind));
    return marks;
  }
}
