package org.slaledger.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slaledger.soak.Judge.Verdict;
import org.slaledger.soak.evidence.Evidence.Found;
import org.slaledger.soak.fault.Struck;
import org.slaledger.soak.fault.Struck.Outcome;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Inbound;
import org.slaledger.testkit.history.Finding;

/** What a run did, what came of it, and what is wrong, as Markdown. */
record SoakReport(
    SoakOrder order,
    String commit,
    Times times,
    List<Called> called,
    List<Inbound> inbound,
    List<Struck> struck,
    Verdict verdict) {
  private static final int MOST_FINDINGS_OF_A_KIND = 10;

  /** When the run began, when the first harm was possible, when it was over, when all was quiet. */
  record Times(Instant began, Instant harmed, Instant calm, Instant quiet) {}

  List<Finding> findings() {
    return verdict.findings();
  }

  Found found() {
    return verdict.found();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "### Seed %d, %d kills, %s, commit %s"
            .formatted(order.seed(), order.kills(), times.began(), commit));
    lines.add("");
    lines.addAll(summary());
    lines.add("");
    lines.addAll(faults());
    lines.add("");
    lines.addAll(said());
    lines.add("");
    lines.add(
        "Again: `./sla soak faults --kills %d --seed %d` (the same faults and commands in the same order; not the same timing)"
            .formatted(order.kills(), order.seed()));
    return String.join("\n", lines) + "\n";
  }

  private List<String> summary() {
    return List.of(
        "| what | |",
        "| --- | --- |",
        row("under fire", minutes(times.harmed(), times.calm())),
        row("quiet after", minutes(times.calm(), times.quiet())),
        row(
            "commands",
            "%d sent, %d acknowledged, %d refused, %d without an answer, %d sent more than once"
                .formatted(
                    called.size(),
                    count(Called::acknowledged),
                    count(Called::refused),
                    count(call -> call.answer() == null),
                    count(call -> call.attempts() > 1))),
        row("answers of 5xx", serverErrors()),
        row("time to an answer", waits()),
        row("longest time without an acknowledged command", seconds(longestSilence())),
        row("integrators' events", inbound.size() + " taken"),
        row(
            "events",
            "%d in the journals, %d records in the log"
                .formatted(found().events(), found().records())),
        row("statements", found().statements() + " issued, each replayed twice"),
        row("mails", mails()),
        row("findings", findings().isEmpty() ? "none" : "**" + findings().size() + "**"));
  }

  private String serverErrors() {
    var errors = verdict.errors();
    return "%d of 500; others: %d while nothing was harmed, %d while something was or just had been"
        .formatted(errors.plain().size(), errors.calm().size(), errors.harmed().size());
  }

  private String mails() {
    var excuses = verdict.excuses();
    return ("%d, of which %d came again under their Message-ID, %d of them explained by one of %d"
            + " harms to their sender or its database; %d mails (%d %%) went out within reach of"
            + " such a harm")
        .formatted(
            found().mails(),
            found().repeatedMails(),
            excuses.excused(),
            verdict.disturbances(),
            excuses.withinReach(),
            found().mails() == 0 ? 0 : 100 * excuses.withinReach() / found().mails());
  }

  private long count(Predicate<Called> which) {
    return called.stream().filter(which).count();
  }

  private String waits() {
    var times = called.stream().filter(Called::acknowledged).map(Called::took).sorted().toList();
    return times.isEmpty()
        ? "-"
        : "half within %s, 99 %% within %s, all within %s"
            .formatted(
                seconds(times.get(times.size() / 2)),
                seconds(times.get((int) (times.size() * 0.99))),
                seconds(times.getLast()));
  }

  private Duration longestSilence() {
    var answered = new TreeSet<Instant>();
    called.stream()
        .filter(Called::acknowledged)
        .map(call -> call.at().plus(call.took()))
        .filter(at -> at.isAfter(times.harmed()))
        .forEach(answered::add);
    var longest = Duration.ZERO;
    var last = times.harmed();
    for (var at : answered) {
      var silence = Duration.between(last, at);
      longest = silence.compareTo(longest) > 0 ? silence : longest;
      last = at;
    }
    return longest;
  }

  private List<String> faults() {
    var byKind = new TreeMap<String, List<Struck>>();
    for (var one : struck) {
      var fault = one.strike().fault();
      byKind
          .computeIfAbsent(fault.kind() + " | " + fault.target(), k -> new ArrayList<>())
          .add(one);
    }
    List<String> lines = new ArrayList<>();
    lines.add("| fault | part | times | works again after (median, longest) | not possible here |");
    lines.add("| --- | --- | --- | --- | --- |");
    byKind.forEach((kind, all) -> lines.add("| " + kind + " | " + counted(all) + " |"));
    return lines;
  }

  private static String counted(List<Struck> all) {
    var recovered =
        all.stream()
            .filter(one -> one.outcome() instanceof Outcome.Recovered)
            .map(one -> ((Outcome.Recovered) one.outcome()).after())
            .sorted()
            .toList();
    var skipped = all.stream().filter(one -> one.outcome() instanceof Outcome.Skipped).count();
    var after =
        recovered.isEmpty()
            ? "-"
            : seconds(recovered.get(recovered.size() / 2)) + ", " + seconds(recovered.getLast());
    return "%d | %s | %s".formatted(all.size() - skipped, after, skipped == 0 ? "" : skipped);
  }

  private List<String> said() {
    if (findings().isEmpty()) {
      return List.of("No findings.");
    }
    var byKind = new TreeMap<String, List<Finding>>();
    for (var finding : findings()) {
      byKind.computeIfAbsent(finding.kind(), k -> new ArrayList<>()).add(finding);
    }
    List<String> lines = new ArrayList<>();
    byKind.forEach(
        (kind, all) -> {
          lines.add("Findings, %s: %d".formatted(kind, all.size()));
          all.stream()
              .limit(MOST_FINDINGS_OF_A_KIND)
              .forEach(finding -> lines.add("- " + finding.says()));
          if (all.size() > MOST_FINDINGS_OF_A_KIND) {
            lines.add("- and " + (all.size() - MOST_FINDINGS_OF_A_KIND) + " more");
          }
        });
    return lines;
  }

  private static String row(String what, String value) {
    return "| " + what + " | " + value + " |";
  }

  private static String minutes(Instant from, Instant to) {
    return seconds(Duration.between(from, to));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
