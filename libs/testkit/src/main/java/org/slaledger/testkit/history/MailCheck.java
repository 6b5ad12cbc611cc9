package org.slaledger.testkit.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Mail;

/**
 * Nobody is told the same twice. A mail may come again under its Message-ID when its sender may not
 * have learnt that the first one was taken; then there was a disturbance between the two, or up to
 * the sender's patience before the first.
 */
final class MailCheck {
  /** How long a sender waits for the mail server before it takes the mail for not sent. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private MailCheck() {}

  static List<Finding> of(History history) {
    Map<String, Mail> latest = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    history.mails().stream()
        .sorted(Comparator.comparing(Mail::arrivedAt))
        .forEach(
            mail -> {
              var before = latest.put(mail.about(), mail);
              if (before != null) {
                again(before, mail, history.disturbances(), findings);
              }
            });
    return findings;
  }

  private static void again(
      Mail before, Mail mail, List<Disturbance> disturbances, List<Finding> findings) {
    if (!before.messageId().equals(mail.messageId())) {
      findings.add(twice(mail, "the first was " + before.messageId()));
    } else if (disturbances.stream().noneMatch(one -> explains(one, before, mail))) {
      findings.add(twice(mail, "no sender was disturbed since the first"));
    }
  }

  private static boolean explains(Disturbance one, Mail before, Mail mail) {
    return one.overlaps(before.arrivedAt().minus(PATIENCE), mail.arrivedAt());
  }

  private static Finding twice(Mail mail, String why) {
    return new Finding.MailTwice(mail.about(), mail.messageId(), why);
  }
}
