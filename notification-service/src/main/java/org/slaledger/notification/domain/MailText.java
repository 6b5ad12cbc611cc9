package org.slaledger.notification.domain;

import java.util.List;

/**
 * What a mail says, in either form.
 *
 * @param subject one line
 * @param greeting to whom
 * @param headline what happened, in a sentence
 * @param facts what there is to know
 * @param path where to read on, below the platform's address
 */
public record MailText(
    String subject, String greeting, String headline, List<Fact> facts, String path) {
  /** Keeps a copy of the facts. */
  public MailText {
    facts = List.copyOf(facts);
  }

  /** A fact with its name. */
  public record Fact(String name, String value) {}
}
