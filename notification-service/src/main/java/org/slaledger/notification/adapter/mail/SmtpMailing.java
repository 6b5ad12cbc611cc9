package org.slaledger.notification.adapter.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.notification.domain.MailText;
import org.slaledger.notification.usecase.Mailing;

/** Sends by SMTP, as plain text and as HTML in one mail. */
@ApplicationScoped
public class SmtpMailing implements Mailing {
  private final ReactiveMailer mailer;
  private final String platform;

  SmtpMailing(ReactiveMailer mailer, @ConfigProperty(name = "sla.public-url") String platform) {
    this.mailer = mailer;
    this.platform = platform;
  }

  @CheckedTemplate(basePath = "mail")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance plain(MailText mail, String link);

    static native TemplateInstance rich(MailText mail, String link);
  }

  @Override
  public Uni<Void> send(String messageId, String address, MailText text) {
    String link = platform + text.path();
    Mail mail =
        Mail.withText(address, text.subject(), Templates.plain(text, link).render())
            .setHtml(Templates.rich(text, link).render())
            .addHeader("Message-ID", "<" + messageId + ">")
            // RFC 3834: keeps holiday replies from answering
            .addHeader("Auto-Submitted", "auto-generated");
    return mailer.send(mail);
  }
}
