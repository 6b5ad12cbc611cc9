package org.slaledger.local.parts;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;

/**
 * A real mail server on the loopback address: takes mail for any address by SMTP and shows it by
 * IMAP. A mailbox comes into being with its first mail; its user is the address and any password
 * will do. Mail is kept in memory.
 */
public final class MailServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final GreenMail server;

  /** A mail and when it came in. */
  public record Arrival(MimeMessage message, Instant at) {}

  private MailServer(GreenMail server) {
    this.server = server;
  }

  /** Starts it; port 0 takes a free one. */
  public static MailServer start(int smtp, int imap) {
    var setups =
        new ServerSetup[] {
          setup(smtp, ServerSetup.PROTOCOL_SMTP), setup(imap, ServerSetup.PROTOCOL_IMAP)
        };
    var server = new GreenMail(setups);
    server.getUserManager().setAuthRequired(false);
    server.start();
    return new MailServer(server);
  }

  private static ServerSetup setup(int port, String protocol) {
    var setup = new ServerSetup(port, HOST, protocol);
    setup.setServerStartupTimeout(10_000);
    return setup;
  }

  public int smtpPort() {
    return server.getSmtp().getPort();
  }

  public int imapPort() {
    return server.getImap().getPort();
  }

  /** All mail that came in, oldest first. */
  public List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  /** All mail that came in and when, in no order. */
  public List<Arrival> arrivals() {
    return server.getManagers().getImapHostManager().getAllMessages().stream()
        .map(mail -> new Arrival(mail.getMimeMessage(), mail.getReceivedDate().toInstant()))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
