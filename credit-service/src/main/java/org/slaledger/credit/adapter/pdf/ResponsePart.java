package org.slaledger.credit.adapter.pdf;

import static org.slaledger.credit.adapter.page.Shown.exact;
import static org.slaledger.credit.adapter.page.Shown.word;
import static org.slaledger.web.page.ShownTimes.words;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.adapter.pdf.Paper.Column;
import org.slaledger.credit.domain.statement.ResponseCredits;
import org.slaledger.credit.domain.statement.ResponseReport;
import org.slaledger.credit.domain.statement.Statement;

/** How the promised response times were kept, on paper. */
record ResponsePart(Statement statement) {
  private static final List<Column> LATE =
      List.of(
          new Column("Service", 2),
          new Column("Too late", 4),
          new Column("Each", 1),
          new Column("At most", 1),
          new Column("Together", 2.5f),
          new Column("Owed", 1.5f));
  private static final List<Column> CLOCKS =
      List.of(
          new Column("Ticket", 2),
          new Column("Service", 1.5f),
          new Column("Priority", 1.2f),
          new Column("State", 1.2f),
          new Column("Target", 1.3f),
          new Column("Started", 2),
          new Column("Due", 2),
          new Column("Answered", 2),
          new Column("Counted", 1.5f));

  void write(Paper paper) throws IOException {
    ResponseReport report = statement.response();
    ResponseCredits credit = statement.responseCredit();
    paper.heading("Response times");
    paper.text(
        "%d met, %d breached, %d open. %s"
            .formatted(
                report.met(),
                report.breached(),
                report.open(),
                credit == null
                    ? "They are reported, and yield no money."
                    : "What was too late gives back "
                        + credit.amount()
                        + " "
                        + statement.currency()
                        + "."));
    if (credit != null && !credit.lines().isEmpty()) {
      paper.table(LATE, credit.lines().stream().map(this::row).toList());
    }
    if (!report.clocks().isEmpty()) {
      paper.table(CLOCKS, report.clocks().stream().map(ResponsePart::row).toList());
    }
  }

  private List<String> row(ResponseCredits.Line line) {
    return List.of(
        line.service(),
        line.breached().stream().map(TicketId::value).collect(Collectors.joining(", ")),
        line.percentEach() + " %",
        line.cap() + " %",
        line.percent() + " % of " + line.fee(),
        line.amount() + " " + statement.currency());
  }

  private static List<String> row(ResponseReport.Clock clock) {
    return List.of(
        clock.ticket().value(),
        clock.service(),
        clock.priority().name(),
        word(clock.state()),
        clock.target() == null ? "" : words(clock.target()),
        exact(clock.startedAt()),
        time(clock.dueAt()),
        time(clock.stoppedAt()),
        clock.elapsed() == null ? "" : words(clock.elapsed()));
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "" : exact(instant);
  }
}
