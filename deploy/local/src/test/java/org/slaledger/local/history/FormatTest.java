package org.slaledger.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static final Mapping PLAIN =
      new Mapping(null, "sla_point", Map.of("old name", "portal"), "history", 60_000);

  @Test
  void lines_of_json_are_put_in_order_and_completed() throws IOException {
    assertThat(
            read(
                Format.JSONL,
                """
                {"point": "portal", "at": "2026-06-01T12:01:00+02:00", "ok": false, "took": 5, "status": 503, "reason": "STATUS", "detail": "a \\"b\\""}

                {"point": "portal", "at": 1780307940, "ok": true, "interval": "PT30S"}
                """))
        .containsExactly(
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T09:59:00Z\",\"interval\":\"PT30S\",\"ok\":true}",
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:01:00Z\",\"interval\":\"PT1M\",\"ok\":false,"
                + "\"took\":\"PT5S\",\"status\":503,\"reason\":\"STATUS\",\"detail\":\"a \\\"b\\\"\"}");
  }

  @Test
  void a_csv_names_its_fields_and_may_quote() throws IOException {
    assertThat(
            read(
                Format.CSV,
                "at,ok,point,detail,took\r\n"
                    + "2026-06-01T10:00:00Z,1,\"old name\",,0.25\r\n"
                    + "2026-06-01T10:01:00Z,0,portal,\"no, \"\"really\"\"\nno\",\r\n"))
        .containsExactly(
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:00Z\",\"interval\":\"PT1M\",\"ok\":true,\"took\":\"PT0.25S\"}",
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:01:00Z\",\"interval\":\"PT1M\",\"ok\":false,"
                + "\"detail\":\"no, \\\"really\\\"\\nno\"}");
  }

  @Test
  void a_range_query_of_prometheus_stands_for_its_step() throws IOException {
    String answer =
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{"__name__":"probe_success","sla_point":"portal"},
           "values":[[1780308000,"1"],[1780308015.781,"0"],[1780308045,"1"]]},
          {"metric":{"sla_point":"api"},"values":[[1780308000,"1"],[1780308030,"1"]]}]}}""";
    Mapping step = new Mapping(null, "sla_point", Map.of(), "history", 0);
    assertThat(read(Format.PROMETHEUS, answer, step))
        .containsExactly(
            "{\"point\":\"api\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:00Z\",\"interval\":\"PT30S\",\"ok\":true}",
            "{\"point\":\"api\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:30Z\",\"interval\":\"PT30S\",\"ok\":true}",
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:00Z\",\"interval\":\"PT15.781S\",\"ok\":true}",
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:15.781Z\",\"interval\":\"PT15.781S\",\"ok\":false}",
            "{\"point\":\"portal\",\"location\":\"history\",\"at\":\"2026-06-01T10:00:45Z\",\"interval\":\"PT15.781S\",\"ok\":true}");
  }

  @Test
  void bad_lines_are_named_with_their_field() throws IOException {
    assertThat(
            wrong(
                Format.JSONL,
                """
                {"point": "portal", "at": "2026-06-01T10:00:00Z", "ok": true}
                {"point": "por tal", "at": "2026-06-01T10:01:00Z", "ok": true}
                {"point": "portal", "at": "yesterday", "ok": true}
                {"point": "portal", "at": "2026-06-01T10:03:00Z"}
                {"point": "portal", "at": "2026-06-01T10:04:00Z", "ok": true, "okay": true}
                [1]
                {
                {"point": "portal", "at": "2026-06-01T10:05:00Z", "ok": false, "reason": "TIRED"}
                """))
        .hasSize(7)
        .anyMatch(it -> it.startsWith("line 2: point \"por tal\" is no name"))
        .anyMatch(it -> it.startsWith("line 3: at \"yesterday\" is no time"))
        .contains("line 4: ok is missing", "line 5: okay is not known")
        .contains("line 6: is no JSON object")
        .anyMatch(it -> it.startsWith("line 7: is no JSON"))
        .anyMatch(it -> it.startsWith("line 8: reason \"TIRED\" is none of"));
    assertThat(wrong(Format.CSV, "at,ok,color\n2026-06-01T10:00:00Z,1\n"))
        .containsExactly("line 1: color is not known", "line 2: has 2 fields, and 3 are named");
    assertThat(wrong(Format.CSV, "point,at,ok\n\n\nportal,,1\n"))
        .containsExactly("line 4: at is missing");
    assertThat(wrong(Format.PROMETHEUS, "{\"status\":\"error\"}"))
        .containsExactly("the file: status is not \"success\"", "the file: data.result is missing");
    assertThat(
            wrong(
                Format.PROMETHEUS,
                "{\"data\":{\"result\":[{\"metric\":{},\"values\":[[1,\"1\"]]},"
                    + "{\"metric\":{\"sla_point\":\"p\"},\"values\":[[1,\"NaN\"],[1,\"1\",2],3]}]}}"))
        .hasSize(4)
        .anyMatch(it -> it.startsWith("data.result[0]: sla_point"))
        .anyMatch(it -> it.startsWith("data.result[1].values[0]: ok \"NaN\""))
        .contains("data.result[1].values[1]: is no pair", "data.result[1].values[2]: is no pair");
  }

  @Test
  void a_quote_that_nothing_closes_is_named_by_the_line_on_which_it_opens() throws IOException {
    String good = "point,at,ok,detail\nportal,1780308000,1,\"a\nb\"\n";
    assertThat(wrong(Format.CSV, good + "portal,1780308060,1,\"c\nportal,1780308120,1,\n"))
        .containsExactly("line 4: opens a quote that nothing closes");
    assertThat(wrong(Format.CSV, "point,at,\"ok\nportal,1780308060,1\n"))
        .containsExactly("line 1: opens a quote that nothing closes");
    assertThat(wrong(Format.CSV, good)).isEmpty();
  }

  @Test
  void two_at_the_same_instant_are_one_unless_they_contradict() throws IOException {
    String line = "{\"point\": \"portal\", \"at\": \"2026-06-01T10:00:00Z\", \"ok\": true}\n";
    assertThat(read(Format.JSONL, line + line)).hasSize(1);
    assertThat(wrong(Format.JSONL, line + line.replace("true", "false")))
        .containsExactly(
            "line 1, portal from history: ok is both true and false at 2026-06-01T10:00:00Z");
  }

  @Test
  void how_long_one_alone_stands_has_to_be_said() throws IOException {
    Mapping open = new Mapping("portal", "sla_point", Map.of(), "history", 0);
    Wrong wrong = new Wrong();
    observations(Format.JSONL, "{\"at\": 1780308000, \"ok\": true}\n", open, wrong);
    assertThat(wrong.lines())
        .containsExactly(
            "line 1, portal from history: interval is not known of one alone: say it there, or --interval");
  }

  @Test
  void nothing_stands_for_longer_than_a_day_unless_that_is_said() throws IOException {
    Wrong wrong = new Wrong();
    String weekly = "{\"at\": 1780308000, \"ok\": true}\n{\"at\": 1780912800, \"ok\": true}\n";
    observations(
        Format.JSONL, weekly, new Mapping("portal", "sla_point", Map.of(), "history", 0), wrong);
    assertThat(wrong.lines())
        .containsExactly(
            "line 1 to line 2, portal from history: interval is more than a day: give --interval");
  }

  @Test
  void the_same_content_has_the_same_digest_in_whatever_order_it_was_written() throws IOException {
    String one = "{\"point\": \"portal\", \"at\": 1780308000, \"ok\": true}\n";
    String two = "{\"point\": \"portal\", \"at\": 1780308060, \"ok\": true}\n";
    assertThat(observations(Format.JSONL, one + two, PLAIN, new Wrong()).digest())
        .isEqualTo(observations(Format.JSONL, two + one, PLAIN, new Wrong()).digest())
        .isNotEqualTo(observations(Format.JSONL, two, PLAIN, new Wrong()).digest());
  }

  @Test
  void chunks_go_on_from_any_place() throws IOException {
    StringBuilder file = new StringBuilder("point,at,ok\n");
    for (int i = 0; i < 10; i++) {
      file.append(i % 2 == 0 ? "a" : "b")
          .append(",")
          .append(1_780_308_000L + i * 60)
          .append(",1\n");
    }
    Observations all = observations(Format.CSV, file.toString(), PLAIN, new Wrong());
    List<String> from = new ArrayList<>();
    all.chunks(3, 4, (before, lines) -> from.add(before + ":" + lines.lines().count()));
    assertThat(from).containsExactly("3:4", "7:3");
  }

  private static List<String> wrong(Format format, String file) throws IOException {
    Wrong wrong = new Wrong();
    observations(format, file, PLAIN, wrong);
    return wrong.lines();
  }

  private static List<String> read(Format format, String file) throws IOException {
    return read(format, file, PLAIN);
  }

  private static List<String> read(Format format, String file, Mapping mapping) throws IOException {
    Wrong wrong = new Wrong();
    Observations all = observations(format, file, mapping, wrong);
    assertThat(wrong.lines()).isEmpty();
    List<String> lines = new ArrayList<>();
    all.chunks(0, 1, (before, line) -> lines.add(line.stripTrailing()));
    return lines;
  }

  private static Observations observations(Format format, String file, Mapping mapping, Wrong wrong)
      throws IOException {
    Observations all = new Observations(mapping);
    format.read(new StringReader(file), mapping, all, wrong);
    all.settle(wrong);
    return all;
  }
}
