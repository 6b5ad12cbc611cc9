package org.slaledger.credit.domain.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
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
import org.slaledger.ledger.Handover;
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

  private static final EventJson JSON = new EventJson();
  private final Map<String, Hash> nodes = new HashMap<>();
  private final List<Envelope> events = new ArrayList<>();
  private final List<Event> leaves = new ArrayList<>();
  private final List<StreamId> streams = new ArrayList<>();
  private final List<Note> handovers = new ArrayList<>();
  private SigningKey key = KEY;
  private Frontier frontier = Frontier.EMPTY;
  private Heads heads = Heads.NONE;

  void add(Envelope event) {
    add(event.stream(), event.streamVersion(), JSON.write(event).line());
    events.add(event);
  }

  /** Whatever a line says, and whether or not its stream has that version already. */
  void add(StreamId stream, long version, byte[] line) {
    Hash leaf = Hash.leaf(line);
    leaves.add(new Event(leaves.size(), line));
    streams.add(stream);
    frontier = frontier.with(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
    heads = heads.with(new Head(stream.value(), version, leaf));
  }

  /** What is added from now on is signed by another key. */
  void handOver(SigningKey to) {
    handovers.add(Handover.signed(leaves.size(), key, to));
    key = to;
  }

  /** Of a statement that the events come to; of all streams and no statement where they do not. */
  Bundle bundle(Question asked, List<String> absent) {
    Question question = at(asked, asked.cut());
    return StatementFold.derive(question, events) instanceof Derivation.Derived(Statement statement)
        ? bundle(question, statement.cut(), absent, statement.canonical())
        : bundle(question, everything(), absent, "{}".getBytes(UTF_8));
  }

  /** Of streams as far as the ledger has them. */
  Bundle bundle(Question question, List<StreamCut> cut, List<String> absent, byte[] statement) {
    List<StreamId> mine = cut.stream().map(StreamCut::stream).toList();
    List<Event> theirs =
        leaves.stream().filter(leaf -> mine.contains(streams.get((int) leaf.index()))).toList();
    return new Bundle(
        at(question, cut),
        note(),
        handovers,
        mine.stream().map(stream -> head(stream.value())).toList(),
        absent.stream().map(this::head).toList(),
        theirs,
        beside(theirs),
        statement);
  }

  private Question at(Question asked, @Nullable List<StreamCut> cut) {
    Question known =
        Question.ofLedger(asked.agreement(), asked.period(), asked.asOf(), leaves.size());
    return cut == null ? known : known.at(cut);
  }

  List<StreamCut> everything() {
    return streams.stream()
        .map(StreamId::value)
        .sorted()
        .distinct()
        .map(
            stream ->
                new StreamCut(
                    new StreamId(stream), Objects.requireNonNull(heads.find(stream)).version()))
        .toList();
  }

  /** What shows that these are in the ledger. */
  List<Hash> beside(List<Event> theirs) {
    Tree tree =
        new Tree(
            leaves.size(),
            (level, index) -> Objects.requireNonNull(nodes.get(level + "/" + index)));
    return tree.subset(new TreeSet<>(theirs.stream().map(Event::index).toList()), leaves.size())
        .beside();
  }

  StreamHead head(String stream) {
    return new StreamHead(stream, heads.proof(stream));
  }

  Note note() {
    return Note.signed(
        new Checkpoint(
                KEY.verifier().name(), leaves.size(), frontier.root(), heads.count(), heads.root())
            .text(),
        key,
        NOW);
  }
}
