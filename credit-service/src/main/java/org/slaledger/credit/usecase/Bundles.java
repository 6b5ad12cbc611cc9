package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.bundle.ExpectedStreams;
import org.slaledger.credit.domain.bundle.SignedTerms;
import org.slaledger.credit.domain.ledger.Leaf;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.ledger.Ledger;
import org.slaledger.journal.Transactions;
import org.slaledger.ledger.HeadProof;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SubsetProof;

/** Puts together what shows that a statement is right. */
@ApplicationScoped
public class Bundles {
  private final Statements statements;
  private final StatementReplay replay;
  private final Replays replays;
  private final PeriodHistory periods;
  private final Ledger ledger;
  private final Transactions transactions;
  private final InstantSource time;

  Bundles(
      Statements statements,
      StatementReplay replay,
      Replays replays,
      PeriodHistory periods,
      Ledger ledger,
      Transactions transactions,
      InstantSource time) {
    this.statements = statements;
    this.replay = replay;
    this.replays = replays;
    this.periods = periods;
    this.ledger = ledger;
    this.transactions = transactions;
    this.time = time;
  }

  /** What became of asking. */
  public sealed interface Found {
    /** Here it is. */
    record Whole(Bundle bundle) implements Found {}

    /** No statement of that number was given out. */
    record NoSuchNumber() implements Found {}

    /** The statement rests on no checkpoint, so nothing can be proven of it, and why. */
    record NoCheckpoint(String why) implements Found {}

    /** It can't be derived. */
    record Underivable(Derivation why) implements Found {}
  }

  /**
   * Of what was given out, the latest or that of a number; of what was not, at the last checkpoint.
   *
   * @param readable whose statements may be shown; those of others are not there
   */
  public Uni<Found> of(
      AgreementId agreement,
      String period,
      @Nullable Integer number,
      Predicate<CustomerId> readable) {
    return transactions
        .inTransaction(tx -> periods.life(tx, agreement, period))
        .flatMap(
            found -> {
              Optional<GivenOut> given = Statements.given(found.life(), number);
              return given.isEmpty() && number != null
                  ? Uni.createFrom().item(new Found.NoSuchNumber())
                  : given
                      .map(it -> Uni.createFrom().item(it.question(agreement, period)))
                      .orElseGet(() -> statements.knownBy(agreement, period, time.instant()))
                      .flatMap(question -> of(question, readable));
            });
  }

  private Uni<Found> of(Question question, Predicate<CustomerId> readable) {
    return replays
        .run(() -> replay.derive(question, Instant.MIN, readable))
        .flatMap(
            derivation ->
                switch (derivation) {
                  case Derivation.Derived(Statement statement) -> of(question, statement);
                  case Derivation.UnknownAgreement _, Derivation.Refused _ ->
                      Uni.createFrom().item(new Found.Underivable(derivation));
                });
  }

  private Uni<Found> of(Question question, Statement statement) {
    Long size = statement.ledgerSize();
    return size == null
        ? Uni.createFrom()
            .item(new Found.NoCheckpoint("no checkpoint was signed when it was derived"))
        : ledger
            .checkpoint(size)
            .flatMap(
                checkpoint ->
                    checkpoint.isEmpty()
                        ? Uni.createFrom()
                            .item(new Found.NoCheckpoint("no checkpoint has " + size + " leaves"))
                        : whole(question, statement, checkpoint.get(), size));
  }

  private Uni<Found> whole(Question question, Statement statement, Note checkpoint, long size) {
    return Uni.combine()
        .all()
        .unis(replays.run(() -> replay.read(statement.cut())), ledger.indexes(statement.cut()))
        .asTuple()
        .flatMap(
            read ->
                Uni.combine()
                    .all()
                    .unis(
                        ledger.subset(size, read.getItem2().keySet()),
                        heads(statement, read.getItem1(), size),
                        ledger.handovers(size))
                    .with(
                        (beside, heads, handovers) ->
                            new Parts(
                                question.at(statement.cut()),
                                checkpoint,
                                handovers,
                                statement,
                                read.getItem1(),
                                read.getItem2(),
                                beside,
                                heads)))
        .map(parts -> new Found.Whole(parts.bundle()));
  }

  private Uni<Map<StreamId, HeadProof>> heads(
      Statement statement, List<Recorded> events, long size) {
    return ledger.heads(
        size,
        Stream.concat(
                statement.cut().stream().map(StreamCut::stream),
                expected(statement, events).map(StreamId::new))
            .distinct()
            .toList());
  }

  private static Stream<String> expected(Statement statement, Collection<Recorded> events) {
    return ExpectedStreams.of(
        SignedTerms.of(statement, events.stream().map(Recorded::envelope).toList()))
        .stream();
  }

  private record Parts(
      Question question,
      Note checkpoint,
      List<Note> handovers,
      Statement statement,
      List<Recorded> events,
      NavigableMap<Long, Leaf.Place> places,
      SubsetProof beside,
      Map<StreamId, HeadProof> heads) {
    Bundle bundle() {
      List<String> present =
          statement.cut().stream().map(cut -> cut.stream().value()).sorted().toList();
      return new Bundle(
          question,
          checkpoint,
          handovers,
          present.stream().map(this::head).toList(),
          expected(statement, events)
              .filter(stream -> !present.contains(stream))
              .map(this::head)
              .toList(),
          leaves(),
          beside.beside(),
          statement.canonical());
    }

    private Bundle.StreamHead head(String stream) {
      return new Bundle.StreamHead(
          stream, Objects.requireNonNull(heads.get(new StreamId(stream)), stream));
    }

    private List<Bundle.Event> leaves() {
      Map<Leaf.Place, byte[]> lines = new HashMap<>();
      events.forEach(
          event ->
              lines.put(
                  new Leaf.Place(event.stream().value(), event.envelope().streamVersion()),
                  event.line()));
      List<Bundle.Event> leaves = new ArrayList<>();
      places.forEach(
          (index, place) ->
              leaves.add(
                  new Bundle.Event(
                      index, Objects.requireNonNull(lines.get(place), place.toString()))));
      return leaves;
    }
  }
}
