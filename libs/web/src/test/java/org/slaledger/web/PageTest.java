package org.slaledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.Json;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class PageTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_stranger_is_sent_to_the_issuer_with_a_proof_key() throws Exception {
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          stranger.send(request("/ui/sample").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .contains("/sla/authorize")
          .contains("code_challenge_method=S256")
          .contains("nonce=");
    }
  }

  @Test
  void behind_the_front_door_a_stranger_comes_back_to_the_address_asked_for() throws Exception {
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      HttpRequest asked =
          request("/ui/sample")
              .header("X-Forwarded-Host", "sla.example")
              .header("X-Forwarded-Proto", "https")
              .build();
      HttpResponse<String> answer = stranger.send(asked, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .contains("redirect_uri=https%3A%2F%2Fsla.example%2Fui%2Fsample");
    }
  }

  @Test
  void a_sign_in_that_was_not_begun_here_is_refused() throws Exception {
    HttpResponse<String> page = get("/ui/sample?code=stolen&state=unknown");
    assertThat(page.uri().getPath()).isEqualTo("/sla/authorize");
  }

  @Test
  void a_person_signs_in_and_sees_the_page_in_its_frame() throws Exception {
    HttpResponse<String> page = signIn(Persona.ADA);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<title>Sample · SLA Ledger</title>")
        .contains("&lt;b&gt;first&lt;/b&gt;")
        .contains("<span>Ada</span>")
        .contains("<a href=\"/ui/tickets\" aria-current=\"page\">")
        .contains(
            "<time datetime=\"2026-03-01T08:15:00Z\" title=\"2026-03-01T08:15:00Z\">2026-03-01 08:15 UTC</time>")
        .contains("1 d 2 h 3 min 4.005 s")
        .contains("<span class=\"state bad\">breached</span>");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void the_session_is_hidden_from_scripts_and_other_sites() throws Exception {
    signIn(Persona.ADA);
    HttpCookie session = cookie("q_session_pages");
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getPath()).isEqualTo("/");
    assertThat(session.getMaxAge()).isGreaterThan(8 * 3600);
  }

  @Test
  void the_session_opens_no_api() throws Exception {
    signIn(Persona.ADA);
    assertThat(get("/samples/acme").statusCode()).isEqualTo(401);
  }

  @Test
  void a_form_with_its_token_is_taken() throws Exception {
    String token = token(signIn(Persona.ADA));
    HttpResponse<String> answer = post("word=x&command-key=k1&form-token=" + token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("changed x under k1");
  }

  @Test
  void a_form_stays_good_while_fragments_are_loaded() throws Exception {
    String token = token(signIn(Persona.ADA));
    get("/ui/sample");
    assertThat(post("word=x&command-key=k1&form-token=" + token).statusCode()).isEqualTo(200);
  }

  @Test
  void a_form_without_its_token_is_refused() throws Exception {
    signIn(Persona.ADA);
    HttpResponse<String> refusal = post("word=x&command-key=k1");
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.body()).contains("<h1>Bad Request</h1>", "Load its page again");
    assertThat(post("word=x&command-key=k1&form-token=AAAAAAAAAAAAAAAAAAAAAA").statusCode())
        .isEqualTo(400);
  }

  @Test
  void no_other_media_type_gets_past_the_token() throws Exception {
    signIn(Persona.ADA);
    HttpRequest.Builder plain = request("/ui/sample/bare").header("Content-Type", "text/plain");
    assertThat(send(plain.POST(HttpRequest.BodyPublishers.ofString("word=x"))).statusCode())
        .isEqualTo(415);
    HttpRequest.Builder empty = request("/ui/sample/bare");
    assertThat(send(empty.POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(415);
  }

  @Test
  void a_form_from_another_site_is_refused() throws Exception {
    String token = token(signIn(Persona.ADA));
    HttpRequest.Builder form = form("word=x&command-key=k1&form-token=" + token);
    assertThat(send(form.header("Sec-Fetch-Site", "cross-site")).statusCode()).isEqualTo(403);
  }

  @Test
  void what_a_role_may_not_see_is_a_page_that_says_so() throws Exception {
    signIn(Persona.ADA);
    HttpResponse<String> page = get("/ui/sample/admins");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("Your role may not do this.");
  }

  @Test
  void a_service_shows_what_it_does_as_a_card() throws Exception {
    signIn(Persona.ADA);
    HttpResponse<String> card = get("/ui/status/sample-service");
    assertThat(card.statusCode()).isEqualTo(200);
    assertThat(card.body()).contains("<h3>sample-service</h3>", "running", "relay ");
  }

  @Test
  void a_page_that_is_not_there_says_so() throws Exception {
    signIn(Persona.ADA);
    HttpResponse<String> page = get("/ui/nowhere");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Not Found</h1>");
  }

  @Test
  void a_fragment_without_a_session_asks_for_a_reload() throws Exception {
    HttpResponse<String> answer = send(request("/ui/sample").header("HX-Request", "true"));
    assertThat(answer.statusCode()).isEqualTo(499);
  }

  @Test
  void signing_out_ends_the_session() throws Exception {
    signIn(Persona.ADA);
    HttpResponse<String> page = get("/ui/sign-out");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Signed out");
    assertThat(cookies.getCookieStore().getCookies())
        .noneMatch(c -> c.getName().startsWith("q_session"));
  }

  @Test
  void every_answer_carries_the_headers() throws Exception {
    signIn(Persona.ADA);
    for (String path : new String[] {"/web/sla.css", "/samples/acme", "/ui/sample"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(path))
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
    }
  }

  @Test
  void the_shared_files_are_open() throws Exception {
    for (String file : new String[] {"sla.css", "sla.js", "htmx.min.js", "icon.svg"}) {
      assertThat(get("/web/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void a_program_gets_no_cookie() throws Exception {
    assertThat(get("/samples/acme").headers().allValues("Set-Cookie")).isEmpty();
  }

  /** As a person does it: asks for a page, is sent to the issuer, presses a button there. */
  private HttpResponse<String> signIn(Persona persona) throws Exception {
    HttpResponse<String> choice = get("/ui/sample");
    assertThat(choice.uri().getPath()).isEqualTo("/sla/authorize");
    String form =
        "username="
            + persona.subject()
            + "&claims="
            + URLEncoder.encode(Json.encode(persona.claims()), UTF_8);
    return send(
        HttpRequest.newBuilder(choice.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(form(body));
  }

  private HttpRequest.Builder form(String body) {
    return request("/ui/sample")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html");
  }

  private HttpCookie cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static String token(HttpResponse<String> page) {
    Matcher found = TOKEN.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }
}
