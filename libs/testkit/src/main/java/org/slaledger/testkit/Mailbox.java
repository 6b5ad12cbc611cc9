package org.slaledger.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.slaledger.local.parts.Inbox;

/** The mail that an address received, read by IMAP from the test's mail server. */
public record Mailbox(String address) {
  /** The port on localhost that takes mail. */
  public static int smtpPort() {
    return Integer.parseInt(Shared.mail()[0]);
  }

  /** All mail so far, oldest first. */
  public List<Inbox.Mail> read() {
    return new Inbox(Integer.parseInt(Shared.mail()[1]), address).mails();
  }

  /** Waits up to 30 s for a mail of which this is true, and returns the first. */
  public Inbox.Mail await(Predicate<Inbox.Mail> wanted) {
    return Awaitility.await("a mail to " + address)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read().stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow();
  }
}
