package org.slaledger.local.parts;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The sign-in page: one button a persona. Each form posts to the page's own address, which holds
 * the request.
 */
final class LoginPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sign in: SLA Ledger, local</title>
      <style>
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
        body { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
        button { width: 100%%; text-align: left; padding: .75rem 1rem; margin: .25rem 0; font: inherit;
          border: 1px solid GrayText; border-radius: .5rem; background: Canvas; color: CanvasText; cursor: pointer; }
        button:hover, button:focus-visible { outline: 3px solid Highlight; }
        small { display: block; }
      </style>
      </head>
      <body>
      <main>
      <h1>Sign in as</h1>
      %s
      <p><small>The local identity provider. It asks for no password and is for this machine only.</small></p>
      </main>
      </body>
      </html>
      """;
  private static final String FORM =
      """
      <form method="post">
      <input type="hidden" name="username" value="%s">
      <input type="hidden" name="claims" value="%s">
      <button type="submit" id="%s"><strong>%s</strong>, %s<small>%s</small></button>
      </form>
      """;

  private LoginPage() {}

  static String html() {
    return PAGE.formatted(
        Arrays.stream(Persona.values()).map(LoginPage::form).collect(Collectors.joining()));
  }

  private static String form(Persona persona) {
    var claims = JSONObjectUtils.toJSONString(persona.claims());
    return FORM.formatted(
        escape(persona.subject()),
        escape(claims),
        escape(persona.subject()),
        escape(persona.fullName()),
        escape(persona.role()),
        escape(persona.task()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
