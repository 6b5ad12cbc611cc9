package org.slaledger.soak.evidence;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.local.parts.MailServer;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;
import org.slaledger.testkit.history.History.Mail;

/** What the mail server was given. */
final class Mails {
  private static final Pattern WINDOW = Pattern.compile("(?<=/ui/maintenance/)[\\w-]+");

  private final List<Mail> mails = new ArrayList<>();
  private final Map<String, Integer> copies = new HashMap<>();

  private final Map<String, Instant> settled;

  /**
   * All that arrived.
   *
   * @param settled when it was committed that a mail was sent, by its Message-ID
   */
  Mails(List<MailServer.Arrival> arrivals, Map<String, Instant> settled) {
    this.settled = settled;
    arrivals.forEach(arrival -> take(arrival.message(), arrival.at()));
  }

  private void take(MimeMessage message, Instant at) {
    try {
      var id = message.getMessageID();
      mails.add(new Mail(id, about(message), sender(message), at, settled.get(id)));
      copies.merge(id, 1, Integer::sum);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What its reader sees: address and subject, which names the ticket and the share of time, or the
   * point and since when. Two windows of maintenance may begin in one minute: of these the link to
   * its page says which.
   */
  private static String about(MimeMessage message) throws MessagingException, IOException {
    Matcher window = WINDOW.matcher(text(message));
    return Arrays.toString(message.getAllRecipients())
        + " "
        + message.getSubject()
        + (window.find() ? " " + window.group() : "");
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (!(part.getContent() instanceof Multipart parts)) {
      return String.valueOf(part.getContent());
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      all.append(text(parts.getBodyPart(i)));
    }
    return all.toString();
  }

  /** The stand has each process of the service write under its own name. */
  private static String sender(MimeMessage message) throws MessagingException {
    return ((InternetAddress) message.getFrom()[0]).getAddress().split("@", 2)[0];
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
