package org.slaledger.credit.usecase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Scope;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * Finds which streams many statements rest on: a cut says it; else the terms do, which are read
 * first. Memory holds the events of the agreements that are asked for without a cut.
 */
final class AskedScopes {
  private final LogReplay log;
  private final Consumer<ReplayProgress> progress;

  AskedScopes(LogReplay log, Consumer<ReplayProgress> progress) {
    this.log = log;
    this.progress = progress;
  }

  /**
   * By the agreements' names. Blocks.
   *
   * @param refused is told what can't be derived under any terms
   */
  List<StatementsOfAgreement> byAgreement(
      Collection<AskedStatement> asked, BiConsumer<AskedStatement, Derivation> refused) {
    Map<AgreementId, List<AskedStatement>> byAgreement =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.question().agreement(),
                    () -> new TreeMap<>(Comparator.comparing(AgreementId::value)),
                    Collectors.toList()));
    Terms terms = terms(asked);
    List<StatementsOfAgreement> all = new ArrayList<>();
    byAgreement.forEach(
        (agreement, own) -> {
          List<AskedStatement> derivable = new ArrayList<>();
          List<Scope> scopes = new ArrayList<>();
          for (AskedStatement one : own) {
            switch (terms.scope(one.question())) {
              case Checked.Accepted<List<Scope>>(List<Scope> found) -> {
                derivable.add(one);
                scopes.addAll(found);
              }
              case Checked.Refused<List<Scope>>(List<Problem> problems) ->
                  refused.accept(one, new Derivation.Refused(problems));
            }
          }
          if (!derivable.isEmpty()) {
            all.add(StatementsOfAgreement.of(agreement, derivable, scopes));
          }
        });
    return all;
  }

  private Terms terms(Collection<AskedStatement> asked) {
    Set<AgreementId> wanted = new HashSet<>();
    asked.stream()
        .map(AskedStatement::question)
        .filter(question -> question.cut() == null)
        .forEach(question -> wanted.add(question.agreement()));
    return new Terms(
        wanted.isEmpty()
            ? new AgreementsInLog(Map.of(), Map.of())
            : AgreementsInLog.read(log, wanted::contains, progress));
  }

  /** What holds for statements that have no cut. */
  private record Terms(AgreementsInLog agreed) {
    /** None beside the cut where there is one. */
    Checked<List<Scope>> scope(Question question) {
      UnusableEvent why = agreed.unusable().get(question.agreement());
      if (question.cut() != null) {
        return new Checked.Accepted<>(List.of());
      }
      return why != null
          ? new Checked.Refused<>(List.of(StatementReplay.problem(why)))
          : StatementFold.terms(
                  question, agreed.events().getOrDefault(question.agreement(), List.of()))
              .then(terms -> one(new Contribution(question.agreement(), terms)));
    }

    private static Checked<List<Scope>> one(Scope scope) {
      return new Checked.Accepted<>(List.of(scope));
    }
  }
}
