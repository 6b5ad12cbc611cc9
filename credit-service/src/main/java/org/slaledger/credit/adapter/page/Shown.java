package org.slaledger.credit.adapter.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.agreement.VersionState;
import org.slaledger.credit.domain.claim.ClaimedExclusion;
import org.slaledger.credit.domain.life.Dispute;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.EventRange;
import org.slaledger.credit.domain.statement.ResponseReport;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.view.ShownPeriod;
import org.slaledger.rules.credit.Fate;

/** How pages and prints put statements into words. */
@TemplateExtension
public final class Shown {
  private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd HH:mm:ss 'UTC'");
  private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd HH:mm:ss.SSS 'UTC'");

  private Shown() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Such as {@code finished}. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** To the second, or to the millisecond where there are any: {@code 2026-06-20 04:00:00 UTC}. */
  public static String exact(Instant instant) {
    return (instant.toEpochMilli() % 1000 == 0 ? SECONDS : MILLIS).format(instant);
  }

  /** How long a piece of an account is. */
  public static Duration length(ServiceStatement.Piece piece) {
    return Duration.between(piece.from(), piece.to());
  }

  /** Where the events are told from which a piece of an account comes. */
  static List<Trail> trail(ServiceStatement.Piece piece) {
    return trail(piece.evidence(), piece.from());
  }

  /** Where the events are told that put something forward as not counting. */
  static List<Trail> trail(ServiceStatement.Claim claim) {
    return trail(claim.evidence(), claim.from());
  }

  private static List<Trail> trail(List<EventRange> evidence, Instant at) {
    return evidence.stream().map(it -> Trail.of(it.toString(), it.stream(), at)).toList();
  }

  /** Where a stream that was read is told. */
  static Trail trail(StreamCut cut) {
    return Trail.of(cut.stream());
  }

  /** The strip of a service. */
  static Picture picture(ServiceStatement service) {
    return Picture.of(service);
  }

  /** The stylesheet's name for a part of a picture. */
  static String look(Fate.Kind fate) {
    return switch (fate) {
      case UP -> "up";
      case COUNTED -> "down";
      case EXCLUDED, FORGIVEN -> "excluded";
      case UNOBSERVED -> "unobserved";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(Fate.Kind fate) {
    return switch (fate) {
      case UP -> "ok";
      case COUNTED -> "bad";
      case EXCLUDED, FORGIVEN -> "warn";
      case UNOBSERVED -> "held";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(ResponseReport.State state) {
    return switch (state) {
      case MET -> "ok";
      case BREACHED -> "bad";
      case OPEN -> "idle";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(VersionState state) {
    return switch (state) {
      case PROPOSED, ACCEPTED_BY_ONE -> "warn";
      case SIGNED, SUPERSEDED -> "held";
      case EFFECTIVE -> "ok";
      case ENDED -> "idle";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(Statement.State state) {
    return switch (state) {
      case RUNNING -> "idle";
      case FINISHED -> "ok";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(ShownPeriod.State state) {
    return switch (state) {
      case RUNNING -> "idle";
      case FINISHED -> "warn";
      case DISPUTED -> "bad";
      case ISSUED, CORRECTED, SETTLED -> "ok";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(StatementLife.Phase phase) {
    return switch (phase) {
      case NOT_ISSUED -> "idle";
      case DISPUTED, UPHELD -> "bad";
      case ISSUED, CORRECTED, SETTLED -> "ok";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(ClaimedExclusion.Standing standing) {
    return switch (standing) {
      case CLAIMED, CONTESTED -> "warn";
      case ACCEPTED -> "ok";
      case REJECTED -> "idle";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(Dispute.State state) {
    return switch (state) {
      case OPEN -> "warn";
      case UPHELD -> "bad";
      case REJECTED -> "idle";
    };
  }

  /** Such as {@code claimed}, of an event called {@code ExclusionClaimed}. */
  static String did(String event) {
    return event.replace("Exclusion", "").toLowerCase(Locale.ROOT);
  }

  /** What a dispute is about. */
  static String words(DisputedMatter about) {
    return switch (about) {
      case DisputedMatter.Time it ->
          it.service() + " from " + exact(it.from()) + " to " + exact(it.to());
      case DisputedMatter.OneExclusion it -> "exclusion " + it.exclusion();
      case DisputedMatter.Figure it ->
          it.service() == null ? it.figure() : it.service() + ": " + it.figure();
    };
  }
}
