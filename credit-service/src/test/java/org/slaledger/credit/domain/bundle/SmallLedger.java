package org.slaledger.credit.domain.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.json.EventJson;
import org.slaledger.credit.domain.bundle.Bundle.Event;
import org.slaledger.credit.domain.bundle.Bundle.StreamHead;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Head;
import org.slaledger.ledger.Heads;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.Tree;

/** A ledger in memory, and bundles out of it. */
final class SmallLedger {
  static final SigningKey KEY =
      SigningKey.parse(
          "PRIVATE+KEY+sla.example/ledger+c44e792f+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g");
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final EventJson json = new EventJson();
  private final Map<String, Hash> nodes = new HashMap<>();
  private final List<Envelope> events = new ArrayList<>();
  private final List<Event> leaves = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;
  private Heads heads = Heads.NONE;

  void add(Envelope event) {
    byte[] line = json.write(event).line();
    Hash leaf = Hash.leaf(line);
    leaves.add(new Event(leaves.size(), line));
    events.add(event);
    frontier = frontier.with(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
    heads = heads.with(new Head(event.stream().value(), event.streamVersion(), leaf));
  }

  Bundle bundle(Question asked, List<String> absent) {
    Question question = at(asked, asked.cut());
    Statement statement = ((Derivation.Derived) StatementFold.derive(question, events)).statement();
    List<Event> mine =
        leaves.stream()
            .filter(
                leaf ->
                    statement.cut().stream()
                        .anyMatch(
                            cut -> cut.stream().equals(events.get((int) leaf.index()).stream())))
            .toList();
    var indexes = new TreeSet<>(mine.stream().map(Event::index).toList());
    Tree tree =
        new Tree(
            leaves.size(),
            (level, index) -> Objects.requireNonNull(nodes.get(level + "/" + index)));
    return new Bundle(
        at(question, statement.cut()),
        note(),
        statement.cut().stream().map(cut -> head(cut.stream().value())).toList(),
        absent.stream().map(this::head).toList(),
        mine,
        tree.subset(indexes, leaves.size()).beside(),
        statement.canonical());
  }

  private Question at(Question asked, @Nullable List<StreamCut> cut) {
    return new Question(asked.agreement(), asked.period(), asked.asOf(), cut, (long) leaves.size());
  }

  private StreamHead head(String stream) {
    return new StreamHead(stream, heads.proof(stream));
  }

  Note note() {
    return Note.signed(
        new Checkpoint(
                KEY.verifier().name(), leaves.size(), frontier.root(), heads.count(), heads.root())
            .text(),
        KEY,
        NOW);
  }
}
