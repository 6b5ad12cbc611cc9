package org.slaledger.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.slaledger.local.parts.Persona;

/** Somebody with a browser, who signs in where a page asks for it. */
record Visitor(Persona persona) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Visitor of(Persona persona) {
    return new Visitor(persona);
  }

  /** The page at an address. */
  String read(URI page) throws IOException, InterruptedException {
    try (var browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var choice = send(browser, HttpRequest.newBuilder(page).header("Accept", "text/html"));
      var form =
          "username="
              + persona.subject()
              + "&claims="
              + URLEncoder.encode(JSON.writeValueAsString(persona.claims()), UTF_8);
      return send(
              browser,
              HttpRequest.newBuilder(choice.uri())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form)))
          .body();
    }
  }

  private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
