package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.credit.view.ShownPeriod;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.credit.view.WhichStatements;
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

  /** An agreement's id; 404 for what can be none. */
  static AgreementId id(String agreement) {
    if (!Name.isOne(agreement)) {
      throw Problem.notFound("agreement " + agreement).asException();
    }
    return new AgreementId(agreement);
  }

  private static <T> Uni<List<T>> none() {
    return Uni.createFrom().item(List.of());
  }
}
