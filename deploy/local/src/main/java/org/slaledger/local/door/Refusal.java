package org.slaledger.local.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the door itself answers: an RFC 9457 problem for programs, a small page for people. */
record Refusal(int status, String title, String detail) {

  static Refusal nowhere(String path) {
    return new Refusal(404, "Nothing is here", "No service answers " + path + ".");
  }

  static Refusal unreachable(String service) {
    return new Refusal(
        502,
        "A service does not answer",
        service
            + " does not answer. It may be starting: try again in a moment; its log is .sla/logs/"
            + service
            + ".log.");
  }

  static boolean wantsPage(@Nullable String accept) {
    return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
  }

  static String contentType(boolean page) {
    return page ? "text/html; charset=utf-8" : "application/problem+json";
  }

  Buffer body(boolean page) {
    return page ? Buffer.buffer(html()) : problem().toBuffer();
  }

  private JsonObject problem() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  private String html() {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>%1$s</title>
        <style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 36rem; margin: 4rem auto; padding: 0 1rem; }</style></head>
        <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/ui">To the first page</a></p></main></body></html>
        """
        .formatted(escape(title), escape(detail));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
