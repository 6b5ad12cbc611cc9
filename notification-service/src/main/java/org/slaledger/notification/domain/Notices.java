package org.slaledger.notification.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slaledger.contract.NoticeId;

/** How notices are named, so that the same event told to the same person is the same notice. */
public final class Notices {
  private static final int LENGTH = 32;

  private Notices() {}

  /** The notice by which an event is told to one of the customer's contacts. */
  public static NoticeId id(Alarm alarm, String contact) {
    String named = alarm.cause().event() + "\n" + alarm.customer() + "\n" + contact;
    return new NoticeId(HexFormat.of().formatHex(sha256(named)).substring(0, LENGTH));
  }

  /** The Message-ID of its mail, the same at each attempt; without angle brackets. */
  public static String messageId(NoticeId notice) {
    return notice + "@sla-ledger";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
