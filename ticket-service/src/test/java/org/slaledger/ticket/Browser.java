package org.slaledger.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.local.parts.Persona;

/** Somebody at a browser: signs in by the code flow, reads pages, sends the forms they hold. */
final class Browser implements AutoCloseable {
  private final URI root;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Browser(URI root) {
    this.root = root;
  }

  HttpResponse<String> signIn(Persona persona, String path) {
    HttpResponse<String> login = get(path);
    assertThat(login.body()).contains("Sign in as");
    return send(
        form(login.uri(), Map.of("username", persona.subject(), "claims", json(persona.claims()))));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html"));
  }

  /** Sends a page's form, with the guard's fields as that page holds them. */
  HttpResponse<String> post(HttpResponse<String> page, String action, Map<String, String> fields) {
    Map<String, String> all =
        Stream.of("form-token", "command-key", "version")
            .filter(name -> find(page, name) != null)
            .collect(Collectors.toMap(name -> name, name -> String.valueOf(find(page, name))));
    all.putAll(fields);
    return send(form(root.resolve(action), all));
  }

  private static @org.jspecify.annotations.Nullable String find(
      HttpResponse<String> page, String name) {
    Matcher field =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    return field.find() ? field.group(1) : null;
  }

  private static HttpRequest.Builder form(URI action, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(action)
        .header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
