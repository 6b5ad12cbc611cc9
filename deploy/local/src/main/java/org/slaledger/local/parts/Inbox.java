package org.slaledger.local.parts;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The mail that an address received, read by IMAP from a {@link MailServer} on this machine.
 *
 * @param port where the server shows mail
 */
public record Inbox(int port, String address) {
  /**
   * A mail as its reader sees it.
   *
   * @param text of all its parts
   */
  public record Mail(String subject, String text, String messageId) {}

  /** All mail so far, oldest first. */
  public List<Mail> mails() {
    try (var store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", port, address, "any");
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
}
