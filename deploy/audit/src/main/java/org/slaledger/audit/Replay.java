package org.slaledger.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.credit.usecase.StatementReplay;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.UnusableLog;
import org.slaledger.rules.Problem;

/**
 * {@code ./sla replay --agreement A --period P [--as-of T] [--what-if FILE] [--json] [--kafka
 * HOST:PORT]}: derives a statement from the log alone. What was given out is derived at its own cut
 * and compared; with {@code --as-of} whatever was recorded by then is read, else what is recorded
 * by now. Ends with 1 where it comes out otherwise than what was given out. {@code ./sla replay
 * --bundle FILE} derives it from what a bundle holds. {@code ./sla replay --all [--period P]
 * [--as-of T]}, or one or several agreements without a period, is {@link ReplayMany}.
 */
final class Replay {
  private static final Set<String> OPTIONS =
      Set.of("--agreement", "--period", "--as-of", "--what-if", "--kafka", "--bundle");
  private static final Set<Topic> CREDITS = Set.of(Topic.CREDITS);
  private static final ObjectMapper JSON = ContractJson.strictMapper();
  private static final EventJson EVENTS = new EventJson();

  private final boolean json;
  private final PrintStream out;
  private final PrintStream err;
  private final Progress progress;

  private Replay(boolean json, PrintStream out, PrintStream err) {
    this.json = json;
    this.out = out;
    this.err = err;
    this.progress = new Progress(err);
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    Words parted = Words.of(words, OPTIONS, Set.of("--json", "--all"));
    if (!parted.rest().isEmpty()) {
      throw new Usage("replay takes options alone, not " + parted.rest().getFirst());
    }
    Optional<Instant> asOf = parted.one("--as-of").map(Replay::instant);
    WhatIf whatIf = parted.one("--what-if").map(Path::of).map(Replay::whatIf).orElse(null);
    Replay replay = new Replay(parted.flagged("--json"), out, err);
    Optional<String> bundle = parted.one("--bundle");
    if (bundle.isPresent()) {
      return replay.bundle(bundle.get(), whatIf);
    }
    Set<AgreementId> agreements = agreements(parted);
    LogReplay log =
        new LogReplay(new KafkaClients(parted.one("--kafka").orElseGet(Replay::localKafka)));
    try {
      return isOne(parted)
          ? replay.answer(
              new FromLog(
                  log,
                  agreements.iterator().next(),
                  parted.required("--period"),
                  asOf.orElse(null)),
              whatIf)
          : new ReplayMany(log, agreements, parted.one("--period"), out, err).run(asOf);
    } catch (KafkaException e) {
      err.println("sla: the log can't be read: " + e.getMessage());
    } catch (UnusableLog e) {
      err.println("sla: no statement can be derived: " + e.getMessage());
    }
    return Audit.UNREADABLE;
  }

  private static Set<AgreementId> agreements(Words parted) {
    Set<AgreementId> named =
        parted.all("--agreement").stream().map(Replay::agreement).collect(Collectors.toSet());
    if (parted.flagged("--all") != named.isEmpty()) {
      throw new Usage("say which agreements, each by --agreement, or --all of them");
    }
    return named;
  }

  /** One has more to say, and more can be asked of it. */
  private static boolean isOne(Words parted) {
    boolean one = parted.all("--agreement").size() == 1 && parted.one("--period").isPresent();
    if (!one && (parted.flagged("--json") || parted.one("--what-if").isPresent())) {
      throw new Usage("--json and --what-if take one agreement and one period");
    }
    return one;
  }

  /** Which statement, and the log that it is derived from. */
  private record FromLog(
      LogReplay log, AgreementId agreement, String period, @Nullable Instant asOf) {}

  /** Of a platform that runs on this machine. */
  private static String localKafka() {
    return "localhost:" + System.getenv().getOrDefault("SLA_PORT_KAFKA", "9092");
  }

  private static AgreementId agreement(String text) {
    try {
      return new AgreementId(text);
    } catch (IllegalArgumentException e) {
      throw new Usage("--agreement: " + e.getMessage());
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Usage("--as-of takes an instant such as 2026-11-23T12:00:00Z, not '" + text + "'");
    }
  }

  private static WhatIf whatIf(Path file) {
    try {
      return JSON.readValue(Files.readString(file), WhatIf.class);
    } catch (JsonProcessingException e) {
      throw new Usage(file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Usage(file + " can't be read: " + e);
    }
  }

  private int bundle(String file, @Nullable WhatIf whatIf) {
    Optional<Bundle> read = new BundleFile(file, err).read();
    if (read.isEmpty()) {
      return Audit.UNREADABLE;
    }
    List<Envelope> events = new ArrayList<>();
    for (Bundle.Event event : read.get().events()) {
      if (!(EVENTS.read(event.line()) instanceof Reading.Known known)) {
        err.println("sla: leaf " + event.index() + " is no event that is known here");
        return Audit.UNREADABLE;
      }
      events.add(known.recorded().envelope());
    }
    return answer(read.get().question(), events, Optional.empty(), whatIf);
  }

  private int answer(FromLog from, @Nullable WhatIf whatIf) {
    Optional<GivenOut> given = from.asOf() == null ? givenOut(from) : Optional.empty();
    Instant until = from.asOf() == null ? Instant.now() : from.asOf();
    Question question =
        given
            .map(it -> it.question(from.agreement(), from.period()))
            .orElseGet(() -> Question.asOf(from.agreement(), from.period(), until));
    StatementReplay replay =
        new StatementReplay(
            from.log(),
            (size, streams) -> {
              throw new IllegalStateException("a tool reads no ledger");
            },
            progress);
    return switch (replay.history(question, Instant.MIN, customer -> true)) {
      case StatementReplay.History.None(Derivation why) -> none(why);
      case StatementReplay.History.Events(Question reached, List<Envelope> events) ->
          answer(reached, events, given, whatIf);
    };
  }

  private int answer(
      Question question, List<Envelope> events, Optional<GivenOut> given, @Nullable WhatIf whatIf) {
    return whatIf == null
        ? show(StatementFold.derive(question, events), given)
        : show(whatIf.answer(question, events));
  }

  private Optional<GivenOut> givenOut(FromLog from) {
    StreamId stream;
    try {
      stream = StatementLife.stream(from.agreement(), from.period());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    List<Envelope> life = new ArrayList<>();
    from.log().replay(CREDITS, stream::equals, event -> life.add(event.envelope()), progress);
    return StatementLife.of(life).latest();
  }

  private int none(Derivation why) {
    switch (why) {
      case Derivation.Refused no -> refused(no.problems());
      case Derivation.UnknownAgreement _, Derivation.Derived _ ->
          err.println("sla: there is no such agreement");
    }
    return Audit.UNREADABLE;
  }

  private void refused(List<Problem> problems) {
    err.println("sla: no statement can be derived");
    problems.forEach(it -> err.printf("  %s: %s (%s)%n", it.field(), it.message(), it.allowed()));
  }

  private int show(Derivation derivation, Optional<GivenOut> given) {
    if (!(derivation instanceof Derivation.Derived(Statement statement))) {
      return none(derivation);
    }
    boolean same = given.isEmpty() || given.get().hash().equals(statement.hash());
    if (json) {
      out.println(new String(statement.canonical(), StandardCharsets.UTF_8));
    } else {
      out.printf(
          "%s %s %s%n",
          same ? "OK" : "FAILED", statement.credit().toPlainString(), statement.currency());
      figures(statement);
    }
    given.ifPresent(it -> compared(it, statement, same));
    return same ? Audit.HOLDS : Audit.DIFFERS;
  }

  private void figures(Statement statement) {
    out.printf(
        "  statement %s %s (%s), sha256 %s%n",
        statement.agreement(),
        statement.period(),
        statement.state().name().toLowerCase(Locale.ROOT),
        statement.hash());
    statement
        .services()
        .forEach(
            service ->
                out.printf(
                    "  service %s: available %s %%, credit %s%n",
                    service.service(),
                    service.availability() == null ? "-" : service.availability().toPlainString(),
                    service.creditAmount().toPlainString()));
    statement.cut().forEach(cut -> out.printf("  read %s 1-%d%n", cut.stream(), cut.version()));
  }

  private void compared(GivenOut given, Statement statement, boolean same) {
    PrintStream where = json ? err : out;
    where.printf(
        "  %s what was given out as number %d at %s by %s%n",
        same ? "the same as" : "not", given.number(), given.at(), given.by());
    if (!same) {
      where.printf(
          "  that has %s %s and sha256 %s, and its own cut comes to %s%n",
          given.credit().toPlainString(), given.currency(), given.hash(), statement.hash());
    }
  }

  private int show(WhatIf.Answer answer) {
    return switch (answer) {
      case WhatIf.Answer.None(Derivation why) -> none(why);
      case WhatIf.Answer.Refused(List<Problem> problems) -> {
        problems.forEach(
            it -> err.printf("sla: %s: %s (%s)%n", it.field(), it.message(), it.allowed()));
        yield Audit.UNREADABLE;
      }
      case WhatIf.Answer.Compared compared -> {
        supposed(compared);
        yield Audit.HOLDS;
      }
    };
  }

  private void supposed(WhatIf.Answer.Compared compared) {
    if (json) {
      out.println(new String(compared.wouldBe().canonical(), StandardCharsets.UTF_8));
      return;
    }
    out.printf(
        "WOULD BE %s %s, is %s %s%n",
        compared.wouldBe().credit().toPlainString(),
        compared.wouldBe().currency(),
        compared.is().credit().toPlainString(),
        compared.is().currency());
    for (ChangedFigure change : compared.changes()) {
      out.printf("  %s: %s, is %s%n", change.path(), change.after(), change.before());
    }
  }
}
