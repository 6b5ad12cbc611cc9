package org.slaledger.credit.adapter.pdf;

import static org.slaledger.credit.adapter.page.Shown.exact;
import static org.slaledger.credit.adapter.page.Shown.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.credit.adapter.pdf.Paper.Column;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.Parties;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.Statement;

/**
 * A statement for people who want paper: every figure of its canonical JSON, and how to check them.
 * The same statement makes the same bytes.
 *
 * @param given as what it was given out; null where it was not
 */
public record StatementPdf(Statement statement, @Nullable GivenOut given, Parties parties) {
  private static final int HEX = 16;

  /** PDF 1.6 with its fonts embedded. */
  public byte[] bytes() {
    String hash = statement.hash();
    String name = statement.agreement() + ", " + statement.period();
    try (Paper paper =
        new Paper(
            "Statement " + name,
            name + ", " + hash,
            Long.parseUnsignedLong(hash.substring(0, HEX), HEX))) {
      head(paper, hash);
      for (ServiceStatement service : statement.services()) {
        new ServicePart(service, statement.currency()).write(paper);
      }
      new ResponsePart(statement).write(paper);
      read(paper);
      check(paper);
      return paper.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(Paper paper, String hash) throws IOException {
    paper.title("Statement " + statement.period());
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Provider", Objects.requireNonNullElse(parties.provider(), "not named")));
    facts.add(List.of("Customer", customer()));
    facts.add(List.of("Agreement", statement.agreement().value()));
    facts.add(
        List.of(
            "Covers", exact(statement.from()) + " to " + exact(statement.to()) + ", " + state()));
    facts.add(List.of("Given out", given == null ? "this one was not" : given(given)));
    if (given != null && given.correction() != null) {
      facts.add(List.of("Corrects", corrects(given.number(), given.correction())));
    }
    facts.add(List.of("Owed", statement.credit() + " " + statement.currency()));
    facts.add(List.of("Terms", "addendum version " + statement.addendumVersion()));
    facts.add(List.of("Hash of the terms", statement.addendumHash()));
    facts.add(List.of("Ruleset", statement.ruleset()));
    facts.add(List.of("Hash of the statement", hash));
    facts.add(
        List.of(
            "Ledger",
            statement.ledgerSize() == null
                ? "none was signed"
                : statement.ledgerSize() + " events at the statement's cut"));
    paper.facts(facts);
  }

  private String customer() {
    String id = parties.customer().value();
    return parties.customerName() == null ? id : parties.customerName() + " (" + id + ")";
  }

  private String state() {
    return word(statement.state()) + (running() ? ": figures may still change" : "");
  }

  private boolean running() {
    return switch (statement.state()) {
      case RUNNING -> true;
      case FINISHED -> false;
    };
  }

  private static String given(GivenOut given) {
    return "number %d, %s, by %s".formatted(given.number(), exact(given.at()), given.by());
  }

  private static String corrects(int number, StatementCorrected correction) {
    return "number %d, %s; %s %s more is owed than by that"
        .formatted(
            number - 1, correction.correctedHash(), correction.difference(), correction.currency());
  }

  private void read(Paper paper) throws IOException {
    paper.heading("What was read of the log");
    paper.table(
        List.of(new Column("Stream", 4), new Column("Up to version", 1)),
        statement.cut().stream()
            .map(it -> List.of(it.stream().value(), Long.toString(it.version())))
            .toList());
  }

  private void check(Paper paper) throws IOException {
    String path = "/statements/" + statement.agreement() + "/" + statement.period();
    String number = given == null ? "" : "?number=" + given.number();
    paper.heading("How to check it");
    paper.text(
        "This is a print of the statement's canonical JSON, which GET %s/document%s gives; the SHA-256 of those bytes is the hash of the statement."
            .formatted(path, running() ? "?asOf=" + statement.to() : number));
    paper.text(
        statement.ledgerSize() == null
            ? "No checkpoint was signed when it was derived: no bundle can show that it is right."
            : "GET %s/bundle%s gives, in one file, all that shows that it is right: ./sla verify does the sum again, without trusting who runs the platform."
                .formatted(path, number));
  }
}
