package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.credit.usecase.TermsDifference;
import org.slaledger.credit.view.ShownAddendum;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.credit.view.ShownPeriod;
import org.slaledger.credit.view.ShownPeriod.Issued;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.credit.view.WhichStatements;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** What the current reader may know of agreements. */
@RequestScoped
public class AgreementQuestions {
  private final CurrentActor actor;
  private final WhichAgreements agreements;
  private final WhichStatements statements;

  AgreementQuestions(CurrentActor actor, WhichAgreements agreements, WhichStatements statements) {
    this.actor = actor;
    this.agreements = agreements;
    this.statements = statements;
  }

  /** All; for a customer, its own. */
  public Uni<List<ShownAgreement>> all() {
    CustomerId own = actor.customer();
    return actor.staff() || own != null ? agreements.all(own) : none();
  }

  /** One; 404 where it is not there for the reader. */
  public Uni<ShownAgreement> one(String agreement) {
    String what = "agreement " + agreement;
    return agreements
        .named(id(agreement))
        .map(found -> found.orElseThrow(() -> Problem.notFound(what).asException()))
        .invoke(found -> actor.requireRead(found.customer(), what));
  }

  /** The periods of all agreements; for a customer, of its own. */
  public Uni<List<ShownPeriod>> periods() {
    CustomerId own = actor.customer();
    return actor.staff() || own != null ? statements.all(own) : none();
  }

  static Csv table(List<ShownPeriod> all) {
    Csv csv =
        new Csv(
            "agreement",
            "customer",
            "period",
            "state",
            "number",
            "credit",
            "currency",
            "issuedAt",
            "issuedBy",
            "hash",
            "disputed",
            "granted",
            "settled",
            "proposed");
    for (ShownPeriod it : all) {
      Optional<Issued> issued = Optional.ofNullable(it.issued());
      csv.add(
          it.agreement(),
          it.customer(),
          it.period(),
          it.state(),
          issued.map(Issued::number).orElse(null),
          issued.map(Issued::credit).orElse(null),
          issued.map(Issued::currency).orElse(null),
          issued.map(Issued::issuedAt).orElse(null),
          issued.map(Issued::issuedBy).orElse(null),
          issued.map(Issued::hash).orElse(null),
          issued.map(Issued::disputed).orElse(null),
          issued.map(Issued::granted).orElse(null),
          issued.map(Issued::settled).orElse(null),
          issued.map(Issued::proposed).orElse(null));
    }
    return csv;
  }

  /** An agreement's id; 404 for what can be none. */
  static AgreementId id(String agreement) {
    if (!Name.isOne(agreement)) {
      throw Problem.notFound("agreement " + agreement).asException();
    }
    return new AgreementId(agreement);
  }

  /** A version's number; 404 for what can be none. */
  static int version(String agreement, String version) {
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw missing(agreement, version);
    }
    return Integer.parseInt(version);
  }

  /** One version of an agreement's terms; 404 where it is not there for the reader. */
  public Uni<ShownAddendum> addendum(String agreement, String version) {
    return one(agreement).map(it -> addendum(it, version));
  }

  /**
   * What a version says differently from another.
   *
   * @param from the other; the one before where none is named
   */
  public Uni<ShownDifference> difference(String agreement, String version, @Nullable String from) {
    return one(agreement)
        .map(
            it -> {
              ShownAddendum after = addendum(it, version);
              String other =
                  from == null || from.isBlank() ? Integer.toString(after.version() - 1) : from;
              ShownAddendum before = addendum(it, other);
              return new ShownDifference(
                  it.agreement(),
                  before.version(),
                  after.version(),
                  TermsDifference.between(before.addendum(), after.addendum()));
            });
  }

  private static ShownAddendum addendum(ShownAgreement agreement, String version) {
    String name = agreement.agreement().value();
    return agreement.find(version(name, version)).orElseThrow(() -> missing(name, version));
  }

  private static RuntimeException missing(String agreement, String version) {
    return Problem.notFound("version " + version + " of agreement " + agreement).asException();
  }

  private static <T> Uni<List<T>> none() {
    return Uni.createFrom().item(List.of());
  }
}
