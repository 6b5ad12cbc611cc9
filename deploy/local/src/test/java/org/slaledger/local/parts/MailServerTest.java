package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailServerTest {
  @Test
  void a_mail_sent_by_smtp_is_read_by_imap() throws Exception {
    try (var server = MailServer.start(0, 0)) {
      // When
      send(server.smtpPort());

      // Then
      var mails = new Inbox(server.imapPort(), "carla@acme.example").mails();
      assertThat(mails).extracting(Inbox.Mail::subject).containsExactly("late");
      assertThat(mails.getFirst().text()).isEqualToIgnoringNewLines("the clock breached");
      assertThat(server.received()).hasSize(1);
    }
  }

  private static void send(int port) throws Exception {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", String.valueOf(port));
    var mail = new MimeMessage(Session.getInstance(settings));
    mail.setFrom(new InternetAddress("sla@provider.example"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("carla@acme.example"));
    mail.setSubject("late");
    mail.setText("the clock breached");
    Transport.send(mail);
  }
}
