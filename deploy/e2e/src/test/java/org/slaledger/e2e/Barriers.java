package org.slaledger.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe-core finds on a page that keeps people out. */
final class Barriers {
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Barriers() {}

  static List<String> on(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(Barriers::said)
            .toList();
  }

  private static String said(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}
