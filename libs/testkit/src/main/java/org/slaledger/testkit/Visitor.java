package org.slaledger.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.slaledger.local.parts.Persona;

/** Somebody who visits pages: keeps cookies, follows redirects, signs in as a person does. */
public final class Visitor implements AutoCloseable {
  private final URI root;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Of the service at this address. */
  public Visitor(URI root) {
    this.root = root;
  }

  /** Asks for a page, is sent to the issuer, and signs in there; returns the page. */
  public HttpResponse<String> signIn(Persona persona, String path) {
    HttpResponse<String> choice = get(path);
    if (!choice.uri().getPath().endsWith("/authorize")) {
      throw new IllegalStateException(path + " did not ask to sign in: " + choice.uri());
    }
    String form = "username=" + encode(persona.subject()) + "&claims=" + encode(json(persona));
    return send(
        HttpRequest.newBuilder(choice.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** A page as this visitor sees it. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html"));
  }

  /** Sends a form; its guard's fields are among the given ones. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String json(Persona persona) {
    try {
      return new ObjectMapper().writeValueAsString(persona.claims());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
