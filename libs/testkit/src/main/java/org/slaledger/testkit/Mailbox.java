package org.slaledger.testkit;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The mail that an address received, read by IMAP from the test's mail server. */
public record Mailbox(String address) {

  /**
   * A mail as its reader sees it.
   *
   * @param text of all its parts
   */
  public record Mail(String subject, String text, String messageId) {}

  /** The port on localhost that takes mail. */
  public static int smtpPort() {
    return Integer.parseInt(Shared.mail()[0]);
  }

  /** All mail so far, oldest first. */
  public List<Mail> read() {
    try (var store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", Integer.parseInt(Shared.mail()[1]), address, "any");
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        var mails = new ArrayList<Mail>();
        for (var message : inbox.getMessages()) {
          mails.add(mail(message));
        }
        return mails;
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("mail of " + address + " can't be read", e);
    }
  }

  private static Mail mail(Message message) throws MessagingException, IOException {
    var ids = message.getHeader("Message-ID");
    return new Mail(String.valueOf(message.getSubject()), text(message), ids == null ? "" : ids[0]);
  }

  /** What all parts say, one after the other. */
  private static String text(Part part) throws MessagingException, IOException {
    if (!(part.getContent() instanceof Multipart parts)) {
      return String.valueOf(part.getContent());
    }
    var text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      text.append(text(parts.getBodyPart(i))).append('\n');
    }
    return text.toString();
  }

  /** Waits up to 30 s for a mail of which this is true, and returns the first. */
  public Mail await(Predicate<Mail> wanted) {
    return Awaitility.await("a mail to " + address)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read().stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow();
  }
}
