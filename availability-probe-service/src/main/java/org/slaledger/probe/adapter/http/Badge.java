package org.slaledger.probe.adapter.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Reliability;
import org.slaledger.rules.evidence.State;

/**
 * A small picture of a name and what is to be said of it; no script, no style, read out by its
 * title.
 *
 * @param ground behind the text; white on it is easy to read
 */
record Badge(String name, String text, String ground) {
  static final String MEDIA_TYPE = "image/svg+xml";

  private static final String GOOD = "#1e6b3a";
  private static final String WRONG = "#a8201a";
  private static final String UNKNOWN = "#555d68";
  private static final String NEUTRAL = "#1a5296";
  private static final int DECIMALS = 2;
  private static final int CHARACTER = 7;
  private static final int PADDING = 12;
  private static final int LONGEST = 40;

  static Badge of(String name, State state) {
    return switch (state) {
      case State.Up ignored -> new Badge(name, "up", GOOD);
      case State.Down ignored -> new Badge(name, "down", WRONG);
      case State.Degraded ignored -> new Badge(name, "degraded", WRONG);
      case State.Unobserved ignored -> new Badge(name, "unobserved", UNKNOWN);
    };
  }

  /** The share of the observed time, and beside it what nobody observed. */
  static Badge of(String name, Duration period, Reliability found) {
    Fraction share = found.upShare();
    if (share == null) {
      return new Badge(name, period.toDays() + " d: unobserved", UNKNOWN);
    }
    String up = ShownReliability.percent(share, DECIMALS, RoundingMode.FLOOR) + " up";
    String rest =
        found.unobserved().isZero()
            ? ""
            : ", "
                + ShownReliability.percent(found.unobservedShare(), DECIMALS, RoundingMode.CEILING)
                + " unobserved";
    return new Badge(name, period.toDays() + " d: " + up + rest, NEUTRAL);
  }

  /** Kept for a minute; 304 for who has it already. */
  Response answer(Request request, boolean everybody) {
    byte[] picture = svg().getBytes(StandardCharsets.UTF_8);
    EntityTag tag = new EntityTag(hash(picture));
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    return (same == null ? Response.ok(picture, MEDIA_TYPE) : same)
        .tag(tag)
        .header("Cache-Control", (everybody ? "public" : "private") + ", max-age=60")
        .build();
  }

  String svg() {
    String label = name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
    int left = width(label);
    int right = width(text);
    String said = escaped(name + ": " + text);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="%s">\
    <title>%s</title><rect width="%d" height="20" rx="3" fill="#30353c"/>\
    <rect x="%d" width="%d" height="20" rx="3" fill="%s"/>\
    <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">\
    <text x="%d" y="14" textLength="%d">%s</text><text x="%d" y="14" textLength="%d">%s</text></g></svg>
    """
        .formatted(
            left + right,
            said,
            said,
            left + right,
            left,
            right,
            ground,
            left / 2,
            left - PADDING,
            escaped(label),
            left + right / 2,
            right - PADDING,
            escaped(text));
  }

  private static int width(String shown) {
    return shown.length() * CHARACTER + PADDING;
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String hash(byte[] picture) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
