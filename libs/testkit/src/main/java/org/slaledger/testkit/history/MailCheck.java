package org.slaledger.testkit.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Excuses;
import org.slaledger.testkit.history.History.Mail;

/**
 * Nobody is told the same twice. A mail may come again under its Message-ID when the one before may
 * have gone out without that being committed: its sender, or the senders' database, was harmed
 * within seconds of it. Once it is committed nothing excuses a copy.
 */
final class MailCheck {
  /** A mail may be taken by the server a moment after its sender was killed. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  /** Its fate is committed within so long, or the sender has failed. */
  private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(10);

  private final History history;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Disturbance, Integer> explained = new HashMap<>();

  private MailCheck(History history) {
    this.history = history;
  }

  static List<Finding> of(History history) {
    return checked(history).findings;
  }

  static Excuses excuses(History history) {
    var excused = checked(history).explained.values().stream().mapToInt(Integer::intValue).sum();
    var check = new MailCheck(history);
    var within = history.mails().stream().filter(mail -> !check.reaching(mail).isEmpty()).count();
    return new Excuses(excused, (int) within);
  }

  private static MailCheck checked(History history) {
    var check = new MailCheck(history);
    Map<String, Mail> latest = new HashMap<>();
    history.mails().stream()
        .sorted(Comparator.comparing(Mail::arrivedAt))
        .forEach(
            mail -> {
              var before = latest.put(mail.about(), mail);
              if (before != null) {
                check.again(before, mail);
              }
            });
    return check;
  }

  private void again(Mail before, Mail mail) {
    var settled = mail.settledAt();
    var reaching = reaching(before);
    if (!before.messageId().equals(mail.messageId())) {
      twice(mail, "the first was " + before.messageId());
    } else if (settled != null && mail.arrivedAt().isAfter(settled.plus(COMMITTED_WITHIN))) {
      twice(mail, "it was committed at " + settled + " that it was sent");
    } else if (reaching.isEmpty()) {
      twice(mail, "nothing harmed its sender, " + before.sender() + ", when the first went out");
    } else if (reaching.stream().noneMatch(this::spend)) {
      twice(mail, "its sender was harmed, and had not so many on their way");
    }
  }

  private boolean spend(Disturbance one) {
    var left = explained.getOrDefault(one, 0) < one.most();
    if (left) {
      explained.merge(one, 1, Integer::sum);
    }
    return left;
  }

  private List<Disturbance> reaching(Mail mail) {
    Instant begin = mail.arrivedAt().minus(ON_ITS_WAY);
    Instant end = mail.arrivedAt().plus(COMMITTED_WITHIN);
    return history.disturbances().stream()
        .filter(one -> one.sender() == null || Objects.equals(one.sender(), mail.sender()))
        .filter(one -> one.overlaps(begin, end))
        .toList();
  }

  private void twice(Mail mail, String why) {
    findings.add(new Finding.MailTwice(mail.about(), mail.messageId(), why));
  }
}
