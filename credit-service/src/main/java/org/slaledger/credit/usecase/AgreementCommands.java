package org.slaledger.credit.usecase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Party;
import org.slaledger.credit.domain.agreement.AgreementCommand;
import org.slaledger.credit.domain.agreement.AgreementCommand.AcceptAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.EndAgreement;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementDecider;
import org.slaledger.credit.domain.agreement.Elsewhere;
import org.slaledger.credit.usecase.AddendumDocuments.Made;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.credit.view.WhichContacts;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.promises.Agreement;

/** Puts terms forward and agrees on them. */
@ApplicationScoped
public class AgreementCommands {
  private final Journal journal;
  private final Writing writing;
  private final AddendumDocuments documents;
  private final KnownAround known;
  private final WhichAgreements agreements;
  private final WhichContacts contacts;
  private final InstantSource time;

  AgreementCommands(
      Journal journal,
      Writing writing,
      AddendumDocuments documents,
      KnownAround known,
      WhichAgreements agreements,
      WhichContacts contacts,
      InstantSource time) {
    this.journal = journal;
    this.writing = writing;
    this.documents = documents;
    this.known = known;
    this.agreements = agreements;
    this.contacts = contacts;
    this.time = time;
  }

  /**
   * One side's agreement to a version.
   *
   * @param documentHash of the document that was read
   * @param by who agrees
   * @param onBehalf whether that is somebody else than who is asking: a contact of the customer
   */
  public record Acceptance(
      int version, String documentHash, Party party, String by, boolean onBehalf) {}

  /** In the caller's transaction. The first proposal makes the agreement. */
  public Uni<Outcome> propose(SqlConnection tx, AgreementId id, ObjectNode document, Cause by) {
    return documents
        .make(tx, document)
        .flatMap(
            made ->
                switch (made) {
                  case Made.Wrong wrong -> refuse(tx, id, wrong);
                  case Made.Terms terms -> propose(tx, id, terms, by);
                });
  }

  /** With all that is wrong, of the form and of the content. */
  private Uni<Outcome> refuse(SqlConnection tx, AgreementId id, Made.Wrong wrong) {
    return content(tx, id, wrong.rest())
        .map(
            found ->
                new Outcome.Refused(
                    Decision.Ground.INPUT, RightParts.and(wrong.violations(), found)));
  }

  private Uni<List<Violation>> content(
      SqlConnection tx, AgreementId id, Made.@Nullable Terms terms) {
    return terms == null
        ? Uni.createFrom().item(List.of())
        : known
            .around(tx, id, terms.addendum())
            .flatMap(
                around ->
                    journal
                        .history(tx, id.stream())
                        .map(it -> decided(id, it, new ProposeAddendum(terms.addendum(), around))))
            .map(
                decision ->
                    decision instanceof Decision.Refused<?>(var ground, var violations)
                        ? terms.placed(violations)
                        : List.of());
  }

  private Uni<Outcome> propose(SqlConnection tx, AgreementId id, Made.Terms terms, Cause by) {
    Addendum addendum = terms.addendum();
    return known
        .around(tx, id, addendum)
        .flatMap(around -> decide(tx, id, new ProposeAddendum(addendum, around), by))
        .map(
            outcome ->
                outcome instanceof Outcome.Refused(var ground, var violations)
                    ? new Outcome.Refused(ground, terms.placed(violations))
                    : outcome);
  }

  /** In the caller's transaction. When both sides have agreed the terms are signed. */
  public Uni<Outcome> accept(
      SqlConnection tx, ShownAgreement agreement, Acceptance acceptance, Cause by) {
    AgreementId id = agreement.agreement();
    return contacts
        .of(tx, agreement.customer())
        .map(theirs -> !acceptance.onBehalf() || theirs.contains(acceptance.by()))
        .flatMap(
            known ->
                agreements
                    .elsewhere(tx, id, agreement.customer())
                    .map(elsewhere -> command(acceptance, known, elsewhere)))
        .flatMap(command -> decide(tx, id, command, by));
  }

  private static AcceptAddendum command(Acceptance it, boolean known, List<Elsewhere> elsewhere) {
    return new AcceptAddendum(
        it.version(), it.documentHash(), it.party(), it.by(), known, elsewhere);
  }

  /** In the caller's transaction. */
  public Uni<Outcome> end(SqlConnection tx, AgreementId id, EndAgreement command, Cause by) {
    return decide(tx, id, command, by);
  }

  private Uni<Outcome> decide(
      SqlConnection tx, AgreementId id, AgreementCommand command, Cause by) {
    return journal
        .history(tx, id.stream())
        .flatMap(
            history ->
                writing.write(
                    tx, id.stream(), history.version(), decided(id, history, command), by));
  }

  private Decision<AgreementEvent> decided(
      AgreementId id, History history, AgreementCommand command) {
    return AgreementDecider.decide(id, Agreement.of(history.data()), command, time.instant());
  }
}
