package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Violation;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.usecase.PlanMaintenance;
import org.slaledger.probe.usecase.WindowOutcome;
import org.slaledger.web.Answers;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Commands to maintenance windows, answered as HTTP answers: for the API and for the forms. */
@ApplicationScoped
public class MaintenanceCommands {
  private final Commands commands;
  private final PlanMaintenance maintenance;

  MaintenanceCommands(Commands commands, PlanMaintenance maintenance) {
    this.commands = commands;
    this.maintenance = maintenance;
  }

  /** 201, or 400. */
  public Uni<Answer> announce(
      @Nullable CommandKey key, AnnouncementBody announcement, String actor) {
    WindowId window = new WindowId("W-" + UUID.randomUUID());
    return commands.execute(
        key,
        tx ->
            maintenance
                .announce(tx, announcement.command(window), Cause.by(actor))
                .map(MaintenanceCommands::created));
  }

  /** 200, 400, 404, 409 or 412. */
  public Uni<Answer> change(
      @Nullable CommandKey key, long seen, MaintenanceCommand command, String actor) {
    return commands.execute(
        key,
        tx ->
            maintenance
                .change(tx, seen, command, Cause.by(actor))
                .map(MaintenanceCommands::changed));
  }

  private static Answer created(WindowOutcome outcome) {
    return outcome instanceof WindowOutcome.Done done
        ? Answers.created(
            URI.create("/maintenance/" + done.window()), done.version(), ChangedWindow.of(done))
        : changed(outcome);
  }

  private static Answer changed(WindowOutcome outcome) {
    return switch (outcome) {
      case WindowOutcome.Done done -> Answers.ok(done.version(), ChangedWindow.of(done));
      case WindowOutcome.Refused no -> Answers.refused(problem(no));
      case WindowOutcome.Missing missing ->
          Answers.refused(Problem.notFound("maintenance window " + missing.window()));
      case WindowOutcome.Stale stale ->
          Answers.refused(Problem.stale("The window is at version " + stale.version() + "."));
    };
  }

  private static Problem problem(WindowOutcome.Refused no) {
    FieldError[] errors =
        no.violations().stream()
            .map(wrong -> new FieldError(wrong.field(), wrong.message(), wrong.allowed()))
            .toArray(FieldError[]::new);
    Violation first = no.violations().getFirst();
    String detail = first.field() + ": " + first.message();
    return switch (no.ground()) {
      case INPUT -> Problem.of(400, detail, errors);
      case STATE -> Problem.conflict(detail, errors);
    };
  }
}
