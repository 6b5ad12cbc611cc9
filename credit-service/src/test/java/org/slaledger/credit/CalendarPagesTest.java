package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class CalendarPagesTest {
  private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  private final String calendar = Api.newName();
  private final String form = "/ui/calendars/" + calendar + "/publication";
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(root);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_page_that_is_asked_for_as_if_a_form_were_sent_is_shown_nonetheless() {
    browser.signIn(Persona.OLAF, form);
    for (String type :
        new String[] {
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "nonsense"
        }) {
      for (String path : new String[] {form, "/ui/calendars", "/ui/agreements"}) {
        assertThat(browser.get(path, type).statusCode()).as("%s of %s", type, path).isEqualTo(200);
      }
    }
  }

  @Test
  void a_calendar_is_filled_in_with_imported_holidays_previewed_and_published() {
    // Given
    int year = Calendars.TODAY.getYear();
    String page = browser.signIn(Persona.OLAF, "/ui/calendars?new=" + calendar).body();
    Map<String, String> fields = new HashMap<>(Map.of("zone", "Europe/Amsterdam"));
    fields.put("fromYear", "" + year);
    fields.put("toYear", "" + (year + 1));
    fields.put("MONDAY", "09:00-12:00, 13:00-17:00");
    fields.put("country", "NL");
    fields.put("reason", "König's hours");
    // When
    page = send(page, fields, "country").body();
    // Then
    assertThat(page).contains(year + 1 + "-04-27 Koningsdag (Kings&#39; Birthday)");
    fields.put("holidays", year + 1 + "-12-28 Stocktaking");
    // When
    page =
        send(
                page,
                fields,
                "document",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Outing\nDTSTART:%d0601\nEND:VEVENT\n"
                        .formatted(year + 1)
                    + "BEGIN:VEVENT\nSUMMARY:Lunch\nDTSTART:20260601T120000\nEND:VEVENT\n"
                    + "END:VCALENDAR\n")
            .body();
    // Then
    assertThat(page).contains(year + 1 + "-06-01 Outing\n" + (year + 1) + "-12-28 Stocktaking");
    assertThat(page).contains("Lunch: has a time of day");
    fields.put("holidays", "%d-06-01 Outing\n%d-12-28 Stocktaking".formatted(year + 1, year + 1));
    // When
    page = send(page, fields, "preview").body();
    assertThat(page).contains("no open deadline moves").contains("Publish version 1");
    fields.put("confirm", confirm(page));
    HttpResponse<String> published = send(page, fields, "publish");
    // Then
    assertThat(published.uri().getPath()).isEqualTo("/ui/calendars/" + calendar);
    assertThat(published.body())
        .contains("König&#39;s hours")
        .contains("<rect class=\"up\" x=\"540\" y=\"10\" width=\"180\"")
        .doesNotContain("style=");
    assertThat(browser.get("/ui/calendars/" + calendar + "?year=" + (year + 1)).body())
        .contains("holiday, Stocktaking")
        .contains("clocks change from +01:00 to +02:00")
        .contains("open 09:00-12:00, 13:00-17:00");
    assertThat(browser.get("/ui/calendars").body()).contains("/ui/calendars/" + calendar);
  }

  @Test
  void what_is_wrong_is_said_and_what_was_filled_in_stays() {
    String page = browser.signIn(Persona.OLAF, form).body();
    HttpResponse<String> answer =
        send(
            page,
            Map.of(
                "zone",
                "Europe/Atlantis",
                "fromYear",
                "2026",
                "toYear",
                "2026",
                "MONDAY",
                "nine to five",
                "reason",
                "<b>"),
            "preview");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("unknown time zone &#39;Europe/Atlantis&#39;")
        .contains("hours.MONDAY[0]")
        .contains("value=\"nine to five\"")
        .contains("value=\"&lt;b&gt;\"");
    answer =
        send(page, Map.of("fromYear", "x", "toYear", "2026", "holidays", "25 December"), "publish");
    assertThat(answer.body()).contains("fromYear").contains("holidays, line 1");
    assertThat(Api.journalled("calendar/" + calendar)).isZero();
  }

  @Test
  void changed_hours_hold_from_a_day_on_and_the_deadlines_that_move_are_shown_first() {
    // Given
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    Calendars.clockStarted(calendar, calendar + "-1", Calendars.now(), 10);
    String page = browser.signIn(Persona.OLAF, form).body();
    assertThat(page).contains("name=\"SUNDAY\" value=\"00:00-24:00\"");
    Map<String, String> fields = new HashMap<>();
    fields.put("zone", "UTC");
    fields.put("fromYear", "" + Calendars.TODAY.getYear());
    fields.put("toYear", "" + (Calendars.TODAY.getYear() + 1));
    fields.put("MONDAY", "09:00-17:00");
    fields.put("reason", "Mondays only");
    // When
    String refused = send(page, fields, "preview").body();
    // Then
    assertThat(refused).contains("the day from which on they hold");
    // When
    fields.put("from", Calendars.TODAY.plusDays(2).toString());
    String preview =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> send(page, fields, "preview").body(),
                it -> it.contains("1 open deadline moves"));
    // Then
    assertThat(preview)
        .contains("hours from " + fields.get("from"))
        .contains("href=\"/ui/clocks/" + calendar + "-1\"")
        .contains("Publish version 2 and move 1 deadline");
    assertThat(send(preview, fields, "publish").body()).contains("1 open deadline moves");
    assertThat(Api.journalled("calendar/" + calendar)).isEqualTo(1);
    fields.put("confirm", confirm(preview));
    assertThat(send(preview, fields, "publish").body())
        .contains("From " + fields.get("from") + " on")
        .contains("What version 2 says otherwise than version 1");
  }

  @Test
  void a_customer_reads_calendars_and_is_offered_no_form() {
    Calendars.publish(calendar, Calendars.body()).then().statusCode(201);
    assertThat(browser.signIn(Persona.CARLA, "/ui/calendars/" + calendar).body())
        .contains("Hours of a week")
        .doesNotContain("publication");
    assertThat(browser.get("/ui/calendars").body()).doesNotContain("A new calendar");
    assertThat(browser.get(form).statusCode()).isEqualTo(403);
    assertThat(browser.get("/ui/calendars/nobody-knows-it").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String page, Map<String, String> fields, String button) {
    return send(page, fields, button, "");
  }

  private HttpResponse<String> send(
      String page, Map<String, String> fields, String button, String file) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("do", button);
    return browser.post(form, page, all, "document", file);
  }

  private static String confirm(String page) {
    Matcher matcher = CONFIRM.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
