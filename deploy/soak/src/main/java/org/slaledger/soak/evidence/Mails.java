package org.slaledger.soak.evidence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slaledger.local.parts.MailServer;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;
import org.slaledger.testkit.history.History.Mail;

/** What the mail server was given. */
final class Mails {
  private static final Pattern TICKET = Pattern.compile("\\bT-[0-9A-Z]+");

  private final List<Mail> mails = new ArrayList<>();
  private final Map<String, Integer> copies = new HashMap<>();

  Mails(List<MailServer.Arrival> arrivals) {
    arrivals.forEach(arrival -> take(arrival.message(), arrival.at()));
  }

  private void take(MimeMessage message, Instant at) {
    try {
      var id = message.getMessageID();
      mails.add(new Mail(id, about(message, id), at));
      copies.merge(id, 1, Integer::sum);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A ticket's mail is about what its reader sees: address and subject, which names ticket and
   * share of time. Other subjects may come again for another cause; those are about what they are
   * named for.
   */
  private static String about(MimeMessage message, String id) throws MessagingException {
    var subject = String.valueOf(message.getSubject());
    var reader = Arrays.toString(message.getAllRecipients());
    return TICKET.matcher(subject).find() ? reader + " " + subject : id;
  }

  List<Mail> all() {
    return mails;
  }

  /** Copies beyond the first of each mail. */
  int repeated() {
    return copies.values().stream().mapToInt(count -> count - 1).sum();
  }

  /** Each mail once, however many copies came: those are judged by their disturbances. */
  List<Effect> effects() {
    return copies.keySet().stream().map(id -> new Effect("mail", id, "mail server")).toList();
  }

  /** A mail that nobody recorded as sent is one that nobody answers for. */
  List<Expected> expected() {
    return copies.keySet().stream()
        .map(id -> new Expected("notice sent", id, "its mail arrived"))
        .toList();
  }
}
