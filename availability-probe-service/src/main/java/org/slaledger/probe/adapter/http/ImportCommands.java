package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slaledger.contract.Name;
import org.slaledger.contract.decision.Violation;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Commands;
import org.slaledger.probe.domain.ImportedSeries;
import org.slaledger.probe.domain.Observation;
import org.slaledger.probe.usecase.ImportObservations;
import org.slaledger.probe.view.Imports;
import org.slaledger.probe.view.Imports.Import;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Commands of imports, answered as HTTP answers. */
@ApplicationScoped
public class ImportCommands {
  private static final int MOST_SERIES = 10_000;
  private static final int LONGEST_NAME = 200;

  private final CurrentActor actor;
  private final Commands commands;
  private final Imports imports;
  private final ImportObservations importing;
  private final InstantSource time;

  ImportCommands(
      CurrentActor actor,
      Commands commands,
      Imports imports,
      ImportObservations importing,
      InstantSource time) {
    this.actor = actor;
    this.commands = commands;
    this.imports = imports;
    this.importing = importing;
    this.time = time;
  }

  /** 200, or 400 with each field at fault. */
  Uni<Answer> begin(String id, ImportPlan plan) {
    String who = actor.id();
    return checked(plan, tx -> begun(tx, id, plan, who));
  }

  /** 204, or 400 as {@link #begin} would answer; nothing is written. */
  Uni<Answer> check(ImportPlan plan) {
    return checked(plan, tx -> Uni.createFrom().item(new Answer(204, null, null, "")));
  }

  private Uni<Answer> checked(ImportPlan plan, Function<SqlConnection, Uni<Answer>> then) {
    ImportedSeries.By by = by();
    List<FieldError> wrong = wrongWith(plan);
    if (!wrong.isEmpty()) {
      return Uni.createFrom().item(refused(wrong));
    }
    List<ImportedSeries> series =
        plan.series().stream().map(ImportPlan.SeriesPlan::series).toList();
    return commands.execute(
        null,
        tx ->
            importing
                .wrongWith(tx, by, series)
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? then.apply(tx)
                            : Uni.createFrom().item(refused(errors(found)))));
  }

  private Uni<Answer> begun(SqlConnection tx, String id, ImportPlan plan, String who) {
    return imports
        .begin(tx, id, plan.name(), who, plan.observations(), time.instant())
        .chain(() -> progress(tx, id));
  }

  /** 200, or 404. */
  Uni<Answer> progress(SqlClient client, String id) {
    return imports
        .named(client, id)
        .map(found -> found.filter(this::mayRead).map(Answers::ok).orElseGet(() -> missing(id)));
  }

  /** An integrator knows of its own alone. */
  private boolean mayRead(Import it) {
    return actor.mayOperate() || it.actor().equals(actor.id());
  }

  static Answer missing(String id) {
    return Answers.refused(Problem.notFound("import " + id));
  }

  private static List<FieldError> wrongWith(ImportPlan plan) {
    List<FieldError> wrong = new ArrayList<>();
    if (plan.name().isBlank() || plan.name().length() > LONGEST_NAME) {
      wrong.add(new FieldError("name", "is blank or too long", "1 to " + LONGEST_NAME));
    }
    if (plan.observations() < 1) {
      wrong.add(new FieldError("observations", "are none", "1 or more"));
    }
    if (plan.series().isEmpty() || plan.series().size() > MOST_SERIES) {
      wrong.add(new FieldError("series", "are none or too many", "1 to " + MOST_SERIES));
    }
    for (int i = 0; i < plan.series().size(); i++) {
      ImportPlan.SeriesPlan one = plan.series().get(i);
      if (!Name.isOne(one.location())) {
        wrong.add(
            new FieldError(
                "series[" + i + "].location", "is no name", "1 to 64 letters, digits, . _ -"));
      }
    }
    return wrong;
  }

  /** 200, 400, 404 or 409. */
  Uni<Answer> take(String id, long from, byte[] body) {
    String who = actor.id();
    ImportedSeries.By by = by();
    List<Observation> lines = ObservationLines.read(body, from);
    return commands.execute(
        null,
        tx -> imports.locked(tx, id).flatMap(found -> take(tx, id, from, lines, found, by, who)));
  }

  private Uni<Answer> take(
      SqlConnection tx,
      String id,
      long from,
      List<Observation> lines,
      Optional<Import> found,
      ImportedSeries.By by,
      String who) {
    if (found.filter(this::mayRead).isEmpty()) {
      return Uni.createFrom().item(missing(id));
    }
    Import it = found.get();
    if (from < 0 || from > it.taken()) {
      return conflict("from", "is ahead: " + it.taken() + " were taken in", "" + it.taken());
    }
    if (from + lines.size() > it.observations()) {
      return conflict("body", "has more lines than were announced", "" + it.observations());
    }
    int known = (int) Math.min(it.taken() - from, lines.size());
    List<Observation> next = lines.subList(known, lines.size());
    return next.isEmpty()
        ? Uni.createFrom().item(Answers.ok(it))
        : importing
            .wrongWith(tx, by, series(next))
            .flatMap(
                wrong ->
                    wrong.isEmpty()
                        ? importing
                            .take(tx, id, next, who)
                            .chain(() -> imports.named(tx, id))
                            .map(now -> Answers.ok(now.orElseThrow()))
                        : Uni.createFrom().item(refused(errors(wrong))));
  }

  private static List<ImportedSeries> series(List<Observation> lines) {
    Map<String, ImportedSeries> all = new LinkedHashMap<>();
    for (Observation it : lines) {
      all.merge(
          it.point() + "@" + it.location(),
          new ImportedSeries(it.point(), it.location(), it.at(), it.at()),
          (first, last) ->
              new ImportedSeries(first.point(), first.location(), first.from(), last.to()));
    }
    return List.copyOf(all.values());
  }

  private ImportedSeries.By by() {
    return actor.mayOperate()
        ? new ImportedSeries.By.Operator()
        : new ImportedSeries.By.Integrator(actor.id());
  }

  private static List<FieldError> errors(Map<Integer, List<Violation>> wrong) {
    List<FieldError> errors = new ArrayList<>();
    wrong.forEach(
        (i, violations) ->
            violations.forEach(
                it ->
                    errors.add(
                        new FieldError(
                            "series[" + i + "]." + it.field(), it.message(), it.allowed()))));
    return errors;
  }

  private static Answer refused(List<FieldError> wrong) {
    FieldError first = wrong.getFirst();
    return Answers.refused(
        Problem.of(400, first.field() + ": " + first.message(), wrong.toArray(FieldError[]::new)));
  }

  private static Uni<Answer> conflict(String field, String message, String allowed) {
    return Uni.createFrom()
        .item(
            Answers.refused(
                Problem.conflict(field + " " + message, new FieldError(field, message, allowed))));
  }
}
