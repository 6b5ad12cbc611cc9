package org.slaledger.credit.domain.bundle;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.bundle.Bundle.Event;
import org.slaledger.credit.domain.bundle.Bundle.StreamHead;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Head;
import org.slaledger.ledger.KeyChain;
import org.slaledger.ledger.SubsetProof;
import org.slaledger.ledger.VerifierKey;

/**
 * Checks a bundle by itself alone: the checkpoint's signature, that the events are in its tree,
 * that their streams are whole and had no more, and that they come to this very statement.
 *
 * <p>It does not show that what was recorded is true, nor that there is no other history under the
 * same key: for that a witness signs checkpoints. Streams that nobody could name from the terms,
 * such as windows and tickets' clocks, may be missing as a whole; of a point that names its
 * locations, each is there or shown to have no events.
 */
public final class Verification {
  private static final EventJson JSON = new EventJson();

  private final Bundle bundle;
  private final List<String> problems = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final Map<StreamId, List<Placed>> streams = new HashMap<>();

  private Verification(Bundle bundle) {
    this.bundle = bundle;
  }

  /** An event, and the hash of its very bytes. */
  private record Placed(Envelope event, Hash leaf) {}

  /** What came of it. */
  public sealed interface Result {
    /**
     * All holds.
     *
     * @param key that was named, or that the signed addendum names
     * @param signer that signed the checkpoint: this key, or one that it handed over to
     */
    record Holds(Statement statement, Checkpoint checkpoint, VerifierKey key, VerifierKey signer)
        implements Result {}

    /** Something does not, and what. */
    record Fails(List<String> problems) implements Result {
      /** Keeps a copy. */
      public Fails {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Checks a bundle.
   *
   * @param key that must have signed the checkpoint, or have handed over to who did; null for the
   *     one that the addendum names
   */
  public static Result of(Bundle bundle, @Nullable VerifierKey key) {
    return new Verification(bundle).result(key);
  }

  private Result result(@Nullable VerifierKey trusted) {
    Checkpoint checkpoint = Checkpoint.parse(bundle.checkpoint().text());
    events();
    leaves(checkpoint);
    heads(checkpoint);
    // what is not shown to be in the ledger is worth no sum: anybody may have made it up
    Statement statement = problems.isEmpty() ? statement() : null;
    VerifierKey key;
    try {
      key = trusted == null ? named(statement) : trusted;
    } catch (IllegalArgumentException e) {
      problems.add("the addendum's key for checkpoints: " + e.getMessage());
      return new Result.Fails(problems);
    }
    VerifierKey signer = key == null ? null : signer(key, checkpoint);
    if (key == null && statement != null) {
      problems.add("the addendum names no key for checkpoints, and none was given");
    }
    return problems.isEmpty() && statement != null && key != null && signer != null
        ? new Result.Holds(statement, checkpoint, key, signer)
        : new Result.Fails(problems);
  }

  private @Nullable VerifierKey signer(VerifierKey trusted, Checkpoint checkpoint) {
    VerifierKey signer;
    try {
      signer = KeyChain.of(trusted, bundle.handovers()).signerOf(checkpoint.size());
    } catch (IllegalArgumentException e) {
      problems.add("the keys do not hand over: " + e.getMessage());
      return null;
    }
    if (!bundle.checkpoint().signedBy(signer)) {
      problems.add("the checkpoint is not signed by " + signer);
    }
    return signer;
  }

  private void events() {
    for (Event event : bundle.events()) {
      byte[] line = event.line();
      Hash leaf = Hash.leaf(line);
      leaves.add(leaf);
      switch (JSON.read(line)) {
        case Reading.Known known ->
            streams
                .computeIfAbsent(known.recorded().stream(), stream -> new ArrayList<>())
                .add(new Placed(known.recorded().envelope(), leaf));
        case Reading.Unknown unknown ->
            problems.add(
                "leaf " + event.index() + " is of a type not known here: " + unknown.type());
        case Reading.Unreadable bad ->
            problems.add("leaf " + event.index() + ": " + bad.path() + " " + bad.reason());
      }
    }
    streams
        .values()
        .forEach(events -> events.sort(Comparator.comparing(it -> it.event().streamVersion())));
  }

  private void leaves(Checkpoint checkpoint) {
    NavigableMap<Long, Hash> placed = new TreeMap<>();
    for (int each = 0; each < leaves.size(); each++) {
      long index = bundle.events().get(each).index();
      if (!placed.isEmpty() && index <= placed.lastKey()) {
        problems.add("leaf " + index + " is not behind the one before it");
      }
      placed.put(index, leaves.get(each));
    }
    if (checkpoint.size() < 1
        || !new SubsetProof(checkpoint.size(), bundle.beside()).proves(placed, checkpoint.root())) {
      problems.add("the events are not shown to be in the ledger of that checkpoint");
    }
  }

  private void heads(Checkpoint checkpoint) {
    requireSorted(bundle.heads());
    requireSorted(bundle.absent());
    for (StreamHead one : bundle.heads()) {
      Head head = one.proof().found();
      if (head == null || !one.proof().proves(head, checkpoint.heads())) {
        problems.add(one.stream() + ": its head is not shown to be the checkpoint's");
      } else {
        whole(head);
      }
    }
    for (StreamHead one : bundle.absent()) {
      if (!one.proof().provesAbsence(one.stream(), checkpoint.heads())) {
        problems.add(one.stream() + ": it is not shown to have no events");
      }
    }
    Set<String> told = names(bundle.heads()).collect(Collectors.toSet());
    streams.keySet().stream()
        .filter(stream -> !told.contains(stream.value()))
        .sorted(Comparator.comparing(StreamId::value))
        .forEach(stream -> problems.add(stream + ": it has events and no head"));
  }

  private void requireSorted(List<StreamHead> heads) {
    List<String> names = names(heads).toList();
    if (!names.equals(names.stream().sorted().distinct().toList())) {
      problems.add("the streams are not in the order of their names");
    }
  }

  private static Stream<String> names(List<StreamHead> heads) {
    return heads.stream().map(StreamHead::stream);
  }

  /** Versions 1, 2, 3, ... up to the head's, whose last event is the one that the head names. */
  private void whole(Head head) {
    List<Placed> events = streams.getOrDefault(new StreamId(head.stream()), List.of());
    for (int each = 0; each < events.size(); each++) {
      if (events.get(each).event().streamVersion() != each + 1L) {
        problems.add(head.stream() + ": version " + (each + 1) + " is missing");
        return;
      }
    }
    if (events.size() != head.version()) {
      problems.add(
          "%s: it has %d events and %d are here"
              .formatted(head.stream(), head.version(), events.size()));
    } else if (!events.getLast().leaf().equals(head.last())) {
      // two events of one version are in the ledger, and only one of them is what the head names
      problems.add(head.stream() + ": its last event is another");
    }
  }

  private @Nullable Statement statement() {
    List<Envelope> all =
        streams.values().stream().flatMap(List::stream).map(Placed::event).toList();
    Derivation derivation;
    try {
      derivation = StatementFold.derive(bundle.question(), all);
    } catch (ArithmeticException
        | DateTimeException
        | IllegalArgumentException
        | IllegalStateException e) {
      // whoever signs a ledger can put terms into it that no service would have let pass
      return none("the events can't be summed up: " + e.getMessage());
    }
    return switch (derivation) {
      case Derivation.Derived(Statement statement) -> compare(statement);
      case Derivation.UnknownAgreement _ -> none("the bundle holds no such agreement");
      case Derivation.Refused no -> none(no.why());
    };
  }

  private @Nullable Statement none(String why) {
    problems.add("no statement: " + why);
    return null;
  }

  private Statement compare(Statement derived) {
    if (!Arrays.equals(derived.canonical(), bundle.statement())) {
      problems.add(
          "the statement differs: the events come to %s %s, hash %s"
              .formatted(derived.credit(), derived.currency(), derived.hash()));
    }
    if (!derived.cut().equals(bundle.question().cut())) {
      problems.add("the bundle has streams that the statement does not rest on");
    }
    signed(derived);
    ExpectedStreams.of(addendum(derived)).stream()
        .filter(stream -> names(bundle.heads()).noneMatch(stream::equals))
        .filter(stream -> names(bundle.absent()).noneMatch(stream::equals))
        .forEach(stream -> problems.add(stream + ": neither its events nor that it has none"));
    return derived;
  }

  /** What both sides agreed to is the hash of the very terms that stand in the log. */
  private void signed(Statement derived) {
    Map<Integer, String> hashes = new HashMap<>();
    for (Envelope event : agreement(derived)) {
      boolean theirs =
          switch (event.data()) {
            case AddendumProposed it -> {
              hashes.put(it.addendumVersion(), AddendumDocument.hash(it.addendum()));
              yield it.documentHash().equals(hashes.get(it.addendumVersion()));
            }
            case AddendumAccepted it -> it.documentHash().equals(hashes.get(it.addendumVersion()));
            case AddendumSigned it -> it.documentHash().equals(hashes.get(it.addendumVersion()));
            default -> true;
          };
      if (!theirs) {
        problems.add(
            "%s: version %d is not about the terms' hash"
                .formatted(event.stream(), event.streamVersion()));
      }
    }
  }

  private List<Envelope> agreement(Statement statement) {
    return streams.getOrDefault(statement.agreement().stream(), List.of()).stream()
        .map(Placed::event)
        .toList();
  }

  private Optional<Addendum> addendum(Statement statement) {
    return SignedTerms.of(statement, agreement(statement));
  }

  private @Nullable VerifierKey named(@Nullable Statement statement) {
    if (statement == null) {
      return null;
    }
    String key = addendum(statement).map(Addendum::checkpointKey).orElse(null);
    return key == null ? null : VerifierKey.parse(key);
  }
}
