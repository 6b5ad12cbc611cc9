package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.rules.credit.June.seen;
import static org.slaledger.rules.credit.June.span;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;

/** A service seen through web and api, in minutes; web is under maintenance from 10 to 40. */
class PartialExclusionsTest {
  private static final State DOWN = new State.Down();
  private static final Timeline WEB = timeline(seen(0, 60, DOWN, "web"));

  @Test
  void while_the_others_are_up_the_service_is_excluded() {
    PartialExclusions seen = of(WEB, timeline());
    assertThat(seen.timeline().pieces()).containsExactly(seen(0, 60, DOWN, "web"));
    assertThat(seen.exclusions()).extracting(Exclusion::interval).containsExactly(span(10, 40));
  }

  @Test
  void while_another_is_down_nothing_is_excluded_and_that_one_is_named() {
    PartialExclusions seen = of(WEB, timeline(seen(20, 30, DOWN, "api")));
    assertThat(seen.timeline().pieces())
        .containsExactly(
            seen(0, 20, DOWN, "web"), seen(20, 30, DOWN, "api"), seen(30, 60, DOWN, "web"));
    assertThat(seen.exclusions())
        .extracting(Exclusion::interval)
        .containsExactly(span(10, 20), span(30, 40));
  }

  @Test
  void while_another_is_unobserved_so_is_the_service() {
    PartialExclusions seen = of(WEB, timeline(seen(20, 30, State.UNOBSERVED, "api")));
    assertThat(seen.timeline().pieces())
        .containsExactly(
            seen(0, 20, DOWN, "web"),
            seen(20, 30, State.UNOBSERVED, "api"),
            seen(30, 60, DOWN, "web"));
    assertThat(seen.exclusions())
        .extracting(Exclusion::interval)
        .containsExactly(span(10, 20), span(30, 40));
  }

  @Test
  void together_windows_of_all_points_exclude_the_service() {
    PartialExclusions seen =
        PartialExclusions.of(
            span(0, 60),
            Map.of("web", WEB, "api", timeline(seen(0, 60, DOWN, "api"))),
            List.of(window(10, 40, "w1", Set.of("web")), window(30, 50, "w2", Set.of("api"))));
    assertThat(seen.exclusions())
        .extracting(one -> one.reference() + " " + one.interval().equals(span(30, 40)))
        .containsExactly("w1 true", "w2 true");
  }

  @Test
  void a_window_of_all_points_or_of_none_named_excludes_whole_and_one_of_others_nothing() {
    Map<String, Timeline> points = Map.of("web", WEB, "api", timeline());
    PartialExclusions seen =
        PartialExclusions.of(
            span(0, 60),
            points,
            List.of(
                window(10, 20, "all", null),
                window(20, 30, "both", Set.of("web", "api")),
                window(30, 40, "other", Set.of("mail"))));
    assertThat(seen.timeline()).isEqualTo(Timeline.anyDown(span(0, 60), points.values()));
    assertThat(seen.exclusions()).extracting(Exclusion::reference).containsExactly("all", "both");
  }

  private static PartialExclusions of(Timeline web, Timeline api) {
    return PartialExclusions.of(
        span(0, 60),
        Map.of("web", web, "api", api),
        List.of(window(10, 40, "window", Set.of("web"))));
  }

  private static PartialExclusions.Of window(
      int from, int to, String ref, @org.jspecify.annotations.Nullable Set<String> points) {
    return new PartialExclusions.Of(June.maintenance(from, to, -60, ref), points);
  }

  private static Timeline timeline(Observed... pieces) {
    return Timeline.of(span(0, 60), State.UP, List.of(pieces));
  }
}
