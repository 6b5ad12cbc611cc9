package org.slaledger.local.demo;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A contact's mailbox, read over IMAP. */
record Inbox(String host, int port, String address) {
  /** The subject of the first mail whose subject holds all of these words. */
  Optional<String> subjectWith(String... words) {
    return subjects().stream()
        .filter(subject -> Arrays.stream(words).allMatch(subject::contains))
        .findFirst();
  }

  private List<String> subjects() {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(host, port, address, "any password");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        return Arrays.stream(inbox.getMessages()).map(Inbox::subject).toList();
      }
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private static String subject(Message message) {
    try {
      return String.valueOf(message.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
