package org.slaledger.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slaledger.testkit.history.History.Acknowledged;
import org.slaledger.testkit.history.History.Comparison;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;
import org.slaledger.testkit.history.History.Kept;
import org.slaledger.testkit.history.History.Line;

/**
 * Holds a history to what must always be so: what was acknowledged is in a journal and answered
 * again the same; journals and log hold the same events, each stream's versions 1, 2, 3, ... in
 * their order; what may happen once did; nobody was mailed the same twice; what must be equal is.
 *
 * <p>It judges what it is shown. An event that no client, journal or record tells of can't be
 * missed by it.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /** All that is wrong; empty when nothing is. */
  public static List<Finding> check(History history) {
    List<Finding> findings = new ArrayList<>(commands(history));
    findings.addAll(LogCheck.of(history));
    findings.addAll(effects(history.effects(), history.expected()));
    findings.addAll(MailCheck.of(history));
    history.comparisons().stream()
        .filter(pair -> !pair.expected().equals(pair.actual()))
        .map(HistoryChecker::different)
        .forEach(findings::add);
    return findings;
  }

  /** How many copies of mails are excused, and how many would have been. */
  public static History.Excuses excuses(History history) {
    return MailCheck.excuses(history);
  }

  private static List<Finding> commands(History history) {
    Set<String> journalled = new HashSet<>();
    for (Line line : history.journal()) {
      journalled.add(line.stream() + " " + line.version());
    }
    Map<String, List<Kept>> kept = new HashMap<>();
    history.kept().forEach(one -> kept.computeIfAbsent(one.key(), k -> new ArrayList<>()).add(one));
    List<Finding> findings = new ArrayList<>();
    for (Acknowledged command : history.acknowledged()) {
      var stream = command.stream();
      if (stream != null && !journalled.contains(stream + " " + command.version())) {
        findings.add(new Finding.LostCommand(command.key(), stream, command.version()));
      }
      findings.addAll(answers(command, kept.getOrDefault(command.key(), List.of())));
    }
    return findings;
  }

  private static List<Finding> answers(Acknowledged command, List<Kept> kept) {
    if (kept.isEmpty()) {
      return List.of(new Finding.MissingAnswer(command.key()));
    }
    return kept.stream()
        .filter(one -> !one.answer().equals(command.answer()))
        .<Finding>map(
            one -> new Finding.ChangedAnswer(command.key(), command.answer(), one.answer()))
        .toList();
  }

  private static List<Finding> effects(List<Effect> effects, List<Expected> expected) {
    Map<String, Effect> first = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Effect effect : effects) {
      var before = first.putIfAbsent(effect.kind() + " " + effect.key(), effect);
      if (before != null) {
        findings.add(
            new Finding.DuplicateEffect(
                effect.kind(), effect.key(), before.where(), effect.where()));
      }
    }
    expected.stream()
        .filter(due -> !first.containsKey(due.kind() + " " + due.key()))
        .map(due -> new Finding.MissingEffect(due.kind(), due.key(), due.because()))
        .forEach(findings::add);
    return findings;
  }

  private static Finding different(Comparison pair) {
    return new Finding.Different(pair.what(), pair.expected(), pair.actual());
  }
}
