package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.WindowId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Transactions;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;
import org.slaledger.probe.usecase.PlanMaintenance;
import org.slaledger.probe.usecase.PlanMaintenance.Supposed;
import org.slaledger.probe.usecase.WhatMaintenanceExcludes;
import org.slaledger.promises.Maintenance;
import org.slaledger.web.Answers;

/** Commands to maintenance windows, answered as HTTP answers: for the API and for the forms. */
@ApplicationScoped
public class MaintenanceCommands {
  private final Commands commands;
  private final Transactions transactions;
  private final PlanMaintenance maintenance;
  private final MaintenanceQuestions questions;
  private final WhatMaintenanceExcludes excludes;

  MaintenanceCommands(
      Commands commands,
      Transactions transactions,
      PlanMaintenance maintenance,
      MaintenanceQuestions questions,
      WhatMaintenanceExcludes excludes) {
    this.commands = commands;
    this.transactions = transactions;
    this.maintenance = maintenance;
    this.questions = questions;
    this.excludes = excludes;
  }

  /**
   * 201, or 400.
   *
   * @param announcement of the window that it is given
   */
  public Uni<Answer> announce(
      @Nullable CommandKey key, Function<WindowId, Announce> announcement, String actor) {
    Announce announce = announcement.apply(newId());
    return commands.execute(
        key,
        tx ->
            maintenance
                .announce(tx, announce, Cause.by(actor))
                .chain(
                    outcome ->
                        answered(
                            tx,
                            announce.window(),
                            outcome,
                            it ->
                                Answers.created(
                                    URI.create("/maintenance/" + it.window()), it.version(), it))));
  }

  /** 200 with what an announcement would come to, or 400; nothing is written. */
  public Uni<Answer> check(Function<WindowId, Announce> announcement) {
    Announce announce = announcement.apply(newId());
    return transactions.inTransaction(
        tx ->
            maintenance
                .suppose(tx, announce)
                .chain(
                    supposed ->
                        switch (supposed) {
                          case Supposed.Refused(Outcome.Refused why) ->
                              Uni.createFrom().item(Answers.refused(why));
                          case Supposed.Window(List<Maintenance> occurrences) ->
                              supposed(tx, announce, occurrences);
                        }));
  }

  private Uni<Answer> supposed(SqlConnection tx, Announce announce, List<Maintenance> occurrences) {
    return excludes
        .of(tx, occurrences)
        .map(
            effects ->
                Answers.ok(
                    new SupposedWindow(
                        announce.occurrences(),
                        announce.recurrence(),
                        effects,
                        WindowAnswer.warnings(effects))));
  }

  /** 200, 400, 404, 409 or 412. */
  public Uni<Answer> change(
      @Nullable CommandKey key, long seen, MaintenanceCommand command, String actor) {
    return commands.execute(
        key,
        tx ->
            maintenance
                .change(tx, seen, command, Cause.by(actor))
                .chain(
                    outcome ->
                        answered(
                            tx, command.window(), outcome, it -> Answers.ok(it.version(), it))));
  }

  private Uni<Answer> answered(
      SqlConnection tx, WindowId window, Outcome outcome, Function<WindowAnswer, Answer> done) {
    return switch (outcome) {
      case Outcome.Done it ->
          questions.whole(tx, window).map(found -> done.apply(found.orElseThrow()));
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
    };
  }

  private static WindowId newId() {
    return new WindowId("W-" + UUID.randomUUID());
  }
}
