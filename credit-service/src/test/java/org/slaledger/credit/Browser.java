package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.local.parts.Persona;

/** Somebody who reads the service's pages, and fills in its forms. */
final class Browser implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
  private static final String BOUNDARY = "----of-the-form";

  private final URI root;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** The JDK's client takes the headers of a form along to where it is redirected. */
  private final HttpClient forms = HttpClient.newBuilder().cookieHandler(cookies).build();

  Browser(URI root) {
    this.root = root;
  }

  HttpResponse<String> signIn(Persona persona, String path) {
    String body =
        "username="
            + persona.subject()
            + "&claims="
            + URLEncoder.encode(Json.encode(persona.claims()), UTF_8);
    return send(
        client,
        HttpRequest.newBuilder(get(path).uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) {
    return send(client, HttpRequest.newBuilder(root.resolve(path)));
  }

  /** Asks as if a form were sent, as some clients do after a redirect. */
  HttpResponse<String> get(String path, String contentType) {
    return send(
        client, HttpRequest.newBuilder(root.resolve(path)).header("Content-Type", contentType));
  }

  /**
   * Sends a form with a file.
   *
   * @param page that shows the form
   */
  HttpResponse<String> post(
      String path, String page, Map<String, String> fields, String fileField, String file) {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("form-token", token.group(1));
    all.put("command-key", UUID.randomUUID().toString());
    StringBuilder body = new StringBuilder();
    all.forEach((name, value) -> body.append(part("name=\"" + name + "\"", value)));
    body.append(part("name=\"" + fileField + "\"; filename=\"a.ics\"", file));
    body.append("--" + BOUNDARY + "--\r\n");
    return follow(
        send(
            forms,
            HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  private HttpResponse<String> follow(HttpResponse<String> answer) {
    return answer.statusCode() == 303
        ? get(answer.headers().firstValue("Location").orElseThrow())
        : answer;
  }

  private static String part(String disposition, String value) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n%s\r\n"
        .formatted(
            BOUNDARY,
            disposition,
            disposition.contains("filename") ? "Content-Type: text/calendar\r\n" : "",
            value);
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    forms.close();
  }
}
