package org.slaledger.credit.adapter.pdf;

import static org.slaledger.credit.adapter.page.Shown.exact;
import static org.slaledger.credit.adapter.page.Shown.length;
import static org.slaledger.credit.adapter.page.Shown.word;
import static org.slaledger.web.page.ShownTimes.words;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.credit.adapter.pdf.Paper.Column;
import org.slaledger.credit.domain.statement.EventRange;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;
import org.slaledger.credit.domain.statement.ServiceStatement.Measured;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.credit.domain.statement.ServiceStatement.Promised;

/** One service on paper: from what was promised to what is owed, and every piece of the account. */
record ServicePart(ServiceStatement service, String currency) {
  private static final String NONE = "none";
  private static final List<Column> CLAIMS =
      List.of(
          new Column("What, and whether it holds", 3),
          new Column("From", 2),
          new Column("To", 2),
          new Column("Announced", 2),
          new Column("With it", 1.6f),
          new Column("Without it", 1.6f),
          new Column("Evidence", 3));
  private static final List<Column> ACCOUNT =
      List.of(
          new Column("From", 2),
          new Column("To", 2),
          new Column("Time", 1.8f),
          new Column("Seen", 1.8f),
          new Column("Fate", 1.8f),
          new Column("Why", 3.4f),
          new Column("Events", 3));

  void write(Paper paper) throws IOException {
    paper.heading("Service " + service.service());
    paper.facts(facts());
    if (!service.exclusions().isEmpty()) {
      paper.heading("Put forward as not counting, " + service.service());
      paper.table(CLAIMS, service.exclusions().stream().map(this::row).toList());
    }
    paper.heading("The account, to the millisecond, " + service.service());
    paper.table(ACCOUNT, service.account().stream().map(ServicePart::row).toList());
  }

  private List<List<String>> facts() {
    Promised promised = service.promised();
    Measured measured = service.measured();
    List<List<String>> facts = new ArrayList<>();
    facts.add(
        List.of(
            "Promised",
            promised.objective()
                + " % of the time, for "
                + money(promised.fee())
                + " in this period"));
    facts.add(List.of("Maintenance", maintenance(promised)));
    facts.add(List.of("Excluded time is", word(promised.excludedTime())));
    facts.add(List.of("Unobserved counts as", word(promised.unobserved())));
    facts.add(List.of("Whole", words(measured.whole())));
    facts.add(List.of("Up", words(measured.up())));
    facts.add(List.of("Excluded", words(measured.excluded())));
    facts.add(List.of("Forgiven", words(measured.forgiven())));
    facts.add(List.of("Unobserved", words(measured.unobserved())));
    facts.add(
        List.of("Counted", words(measured.counted()) + " of " + time(measured.denominator())));
    facts.add(
        List.of("Evidence up to", service.seenUntil() == null ? NONE : exact(service.seenUntil())));
    facts.add(List.of("Availability", percent(service.availability())));
    facts.add(
        List.of(
            "Owed",
            money(service.creditAmount())
                + ", "
                + percent(service.creditPercent())
                + " of the fee"
                + (service.whyZero() == null ? "" : ": " + word(service.whyZero()))));
    return facts;
  }

  private static String maintenance(Promised promised) {
    Duration notice = promised.maintenanceNotice();
    if (notice == null) {
      return "never excluded";
    }
    String within = promised.maintenanceWithin();
    Duration most = promised.maintenanceYearlyCap();
    return "excluded when announced "
        + words(notice)
        + " ahead"
        + (within == null ? "" : ", within the hours of " + within)
        + (most == null ? "" : ", at most " + words(most) + " a year");
  }

  private List<String> row(Claim claim) {
    return List.of(
        "%s: %s%s"
            .formatted(
                claim.holds() ? "holds" : "no effect",
                word(claim.category()) + ", " + claim.why(),
                claim.backdated() ? ", claimed afterwards" : ""),
        exact(claim.from()),
        exact(claim.to()),
        exact(claim.announced()),
        money(claim.price().creditWith()) + " " + percent(claim.price().availabilityWith()),
        money(claim.price().creditWithout()) + " " + percent(claim.price().availabilityWithout()),
        joined(
            Stream.concat(
                claim.evidence().stream().map(EventRange::toString),
                claim.references().stream().map(EvidenceReference::value))));
  }

  private static List<String> row(Piece piece) {
    return List.of(
        exact(piece.from()),
        exact(piece.to()),
        words(length(piece)),
        word(piece.observed()),
        word(piece.fate()),
        piece.why(),
        joined(piece.evidence().stream().map(EventRange::toString)));
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(", "));
  }

  private String money(BigDecimal amount) {
    return amount.toPlainString() + " " + currency;
  }

  private static String percent(@Nullable BigDecimal percent) {
    return percent == null ? NONE : percent.toPlainString() + " %";
  }

  private static String time(@Nullable Duration time) {
    return time == null ? NONE : words(time);
  }
}
