package org.slaledger.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Intervals;
import org.slaledger.rules.time.Target;

class BusinessTimeConformanceTest {
  private static final AtomicInteger ANSWERED = new AtomicInteger();

  @TestFactory
  Stream<DynamicTest> every_case_gets_its_known_answer() {
    return Cases.in("business-time.json").stream()
        .map(node -> DynamicTest.dynamicTest(node.get("id").asText(), () -> answer(node)));
  }

  @AfterAll
  static void none_was_skipped() {
    assertThat(ANSWERED).hasValue(25);
  }

  private static void answer(JsonNode node) {
    Cases.known(
        node,
        "id",
        "source",
        "calendar",
        "start",
        "target",
        "pauses",
        "due",
        "from",
        "to",
        "elapsed");
    Calendar calendar = calendar(node.get("calendar"));
    Intervals pauses = node.has("pauses") ? Cases.intervals(node.get("pauses")) : Intervals.NONE;
    if (node.has("due")) {
      assertThat(calendar.due(Cases.instant(node.get("start")), target(node), pauses))
          .isEqualTo(Cases.instant(node.get("due")));
    } else {
      assertThat(
              calendar.elapsed(
                  Cases.instant(node.get("from")), Cases.instant(node.get("to")), pauses))
          .isEqualTo(Duration.parse(node.get("elapsed").asText()));
    }
    ANSWERED.incrementAndGet();
  }

  private static Target target(JsonNode node) {
    JsonNode target = node.get("target");
    return target.isTextual()
        ? new Target.Counted(Duration.parse(target.asText()))
        : new Target.WorkingDays(Cases.known(target, "workingDays").get("workingDays").asInt());
  }

  private static Calendar calendar(JsonNode node) {
    Cases.known(node, "zone", "hours", "holidays");
    FrozenZone zone = FrozenZone.named(node.get("zone").asText(), 2000, 2040).orElseThrow();
    return BusinessHours.parse(
            Cases.<DayOfWeek, List<String>>map(node.get("hours"), new TypeReference<>() {}),
            Cases.texts(node.get("holidays")).stream().map(LocalDate::parse).toList())
        .then(hours -> Calendar.of(hours, zone))
        .orElseThrow();
  }
}
