package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How one version of an agreement's terms stands at an instant. */
public enum VersionState {
  /** Nobody has agreed yet. */
  PROPOSED,
  /** One side has agreed. */
  ACCEPTED_BY_ONE,
  /** Both have; it has still to take effect. */
  SIGNED,
  /** It holds. */
  EFFECTIVE,
  /** A later version was signed in its stead, or has taken its place. */
  SUPERSEDED,
  /** The agreement has ended. */
  ENDED;

  /**
   * What of a version its state depends on.
   *
   * @param acceptances how many sides have agreed
   * @param effectiveFrom null until both have
   */
  public record Facts(int version, int acceptances, @Nullable Instant effectiveFrom) {}

  /** The state of a version among all those of its agreement. */
  public static VersionState of(
      Facts it, Collection<Facts> all, @Nullable Instant endedAt, Instant now) {
    boolean replaced =
        all.stream()
            .filter(other -> other.version() > it.version() && other.effectiveFrom() != null)
            .anyMatch(other -> it.effectiveFrom() == null || !later(other.effectiveFrom(), now));
    if (replaced) {
      return SUPERSEDED;
    }
    if (endedAt != null && !endedAt.isAfter(now)) {
      return ENDED;
    }
    if (it.effectiveFrom() == null) {
      return it.acceptances() == 0 ? PROPOSED : ACCEPTED_BY_ONE;
    }
    return it.effectiveFrom().isAfter(now) ? SIGNED : EFFECTIVE;
  }

  private static boolean later(@Nullable Instant instant, Instant now) {
    return instant != null && instant.isAfter(now);
  }
}
