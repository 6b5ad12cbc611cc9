package org.slaledger.credit.domain.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.slaledger.ledger.SignatureType.ED25519;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.bundle.Bundle.Event;
import org.slaledger.credit.domain.bundle.Bundle.StreamHead;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.ledger.Handover;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.NoteSignature;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.VerifierKey;

/** Bundles of which not all holds, by what was done to them. */
final class BrokenBundles {
  static final SigningKey WITNESS =
      SigningKey.generate("witness.example", SignatureType.COSIGNATURE, new SecureRandom());
  private static final SigningKey OTHER =
      SigningKey.generate("sla.example/ledger", ED25519, new SecureRandom());
  private static final VerifierKey KEY = SmallLedger.KEY.verifier();
  private static final EventJson JSON = new EventJson();
  private static final Instant MAY = Given.at("05-01T00:00:00");
  private static final Instant JULY = Given.at("07-01T00:00:00");

  private final Map<String, byte[]> all = new LinkedHashMap<>();
  private final RandomGenerator random;

  private BrokenBundles(RandomGenerator random) {
    this.random = random;
  }

  static Map<String, byte[]> of(Bundle bundle, RandomGenerator random) {
    BrokenBundles broken = new BrokenBundles(random);
    broken.bytes(BundleText.write(bundle));
    broken.lines("", BundleText.write(bundle));
    broken.parts(bundle);
    broken.ledgers();
    broken.handovers();
    return broken.all;
  }

  /** As a broken disk would leave it. */
  private void bytes(byte[] file) {
    for (int each = 0; each < 40; each++) {
      byte[] changed = file.clone();
      int at = random.nextInt(file.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      all.put("flipped-" + at, changed);
      all.put("cut-" + at, Arrays.copyOf(file, at));
    }
  }

  /** By somebody who can reckon a hash. */
  private void lines(String prefix, byte[] file) {
    List<String> lines = new ArrayList<>(new String(file, UTF_8).lines().toList());
    lines.removeLast();
    for (int at = 0; at < lines.size(); at++) {
      List<String> without = new ArrayList<>(lines);
      String line = without.remove(at);
      put(prefix + "without-" + at, without);
      List<String> moved = new ArrayList<>(without);
      moved.add(random.nextInt(lines.size()), line);
      put(prefix + "moved-" + at, moved);
      List<String> twice = new ArrayList<>(lines);
      twice.add(at, line);
      put(prefix + "twice-" + at, twice);
      for (int each = 0; each < 8; each++) {
        StringBuilder changed = new StringBuilder(line);
        int place = random.nextInt(line.length());
        changed.setCharAt(place, (char) (line.charAt(place) ^ (1 << random.nextInt(6))));
        List<String> other = new ArrayList<>(lines);
        other.set(at, changed.toString());
        put(prefix + "changed-" + at + "-" + place, other);
      }
    }
  }

  private void put(String name, List<String> lines) {
    byte[] body = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    String line = "sha256 " + Hash.of(body).hex() + "\n";
    byte[] file = Arrays.copyOf(body, body.length + line.length());
    System.arraycopy(line.getBytes(UTF_8), 0, file, body.length, line.length());
    all.put(name, file);
  }

  private void put(String name, Bundle bundle) {
    all.put(name, BundleText.write(bundle));
  }

  private void parts(Bundle it) {
    Note note = it.checkpoint();
    NoteSignature mine = note.signatures().getFirst();
    NoteSignature others = OTHER.sign(note.text(), JULY);
    NoteSignature witness = WITNESS.sign(note.text(), JULY);
    put("signed-by-another", noted(it, new Note(note.text(), List.of(others))));
    put("signed-by-both", noted(it, new Note(note.text(), List.of(mine, others))));
    put("signed-by-a-witness", noted(it, new Note(note.text(), List.of(mine, witness))));
    put("signed-by-a-witness-alone", noted(it, new Note(note.text(), List.of(witness))));
    byte[] dearer =
        new String(it.statement(), UTF_8)
            .replace("\"credit\":\"", "\"credit\":\"9")
            .getBytes(UTF_8);
    put(
        "another-statement",
        new Bundle(
            it.question(),
            note,
            it.handovers(),
            it.heads(),
            it.absent(),
            it.events(),
            it.beside(),
            dearer));
    put("without-absent", headed(it, it.heads(), List.of()));
    put("absent-that-is-there", headed(it, it.heads(), it.heads().subList(1, 2)));
    put("heads-turned", headed(it, it.heads().reversed(), it.absent()));
    put("without-a-head", headed(it, it.heads().subList(0, 1), it.absent()));
    put("without-an-event", evented(it, it.events().subList(1, it.events().size())));
    put("events-turned", evented(it, it.events().reversed()));
    put("without-events", evented(it, List.of()));
  }

  private static Bundle noted(Bundle it, Note note) {
    return new Bundle(
        it.question(),
        note,
        it.handovers(),
        it.heads(),
        it.absent(),
        it.events(),
        it.beside(),
        it.statement());
  }

  private static Bundle headed(Bundle it, List<StreamHead> heads, List<StreamHead> absent) {
    return new Bundle(
        it.question(),
        it.checkpoint(),
        it.handovers(),
        heads,
        absent,
        it.events(),
        it.beside(),
        it.statement());
  }

  private static Bundle evented(Bundle it, List<Event> events) {
    return new Bundle(
        it.question(),
        it.checkpoint(),
        it.handovers(),
        it.heads(),
        it.absent(),
        events,
        it.beside(),
        it.statement());
  }

  /** All proofs hold, and still it is not as it should be. */
  private void ledgers() {
    cutShort();
    forked();
    gap();
    moreThanItRestsOn();
    notWhatWasSigned();
    hostile();
    for (String line :
        List.of(
            "{\"specversion\":\"1.0\",\"type\":\"slaledger.NobodyKnows.v1\",\"subject\":\"probe/web@local\""
                + ",\"streamversion\":3}",
            "{\"specversion\":\"1.0\",\"type\":\"slaledger.ProbeFailed.v2\",\"subject\":\"probe/web@local\""
                + ",\"streamversion\":3}",
            "{\"specversion\":\"1.0\"}",
            "[]",
            "{",
            "[".repeat(30_000),
            "{\"a\":" + "[".repeat(30_000),
            "{\"a\":" + "9".repeat(30_000) + "}",
            "{\"a\":1e999999999}",
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "{\"streamversion\":" + "9".repeat(900) + "}",
            "x".repeat(70_000))) {
      unreadable(line);
    }
    for (String[] change :
        new String[][] {
          {"\"took\":\"PT0.003S\"", "\"took\":\"P999999999999999D\""},
          {"\"took\":\"PT0.003S\"", "\"took\":\"PT999999999999999999H\""},
          {"\"took\":\"PT0.003S\"", "\"took\":3"},
          {"\"took\":\"PT0.003S\"", "\"took\":null"},
          {"\"consecutive\":1", "\"consecutive\":99999999999"},
          {"\"consecutive\":1", "\"consecutive\":1.0"},
          {"\"consecutive\":1", "\"consecutive\":true"},
          {"\"consecutive\":1", "\"consecutive\":\"1\""},
          {"\"reason\":\"REFUSED\"", "\"reason\":\"refused\""},
          {"\"at\":\"2026", "\"at\":\"+999999999999"},
          {"\"at\":\"2026-06-20T00", "\"at\":\"2026-06-20T25"},
          {"\"at\":\"2026-06-20T00", "\"at\":\"2026-02-30T00"},
          {"\"detail\":\"connection refused\"", "\"detail\":\"\\u0000\""},
          {"\"detail\":\"connection refused\"", "\"detail\":\"\\ud800\""},
          {"\"detail\":\"connection refused\"", "\"detail\":{}"},
          {"\"actor\":\"test\"", "\"actor\":\" \""},
          {"\"streamversion\":1", "\"streamversion\":-1"},
          {"\"id\":\"", "\"id\":\"x"},
          {"\"point\":\"web\"", "\"point\":\"-web\""},
        }) {
      unreadable(probe().replace(change[0], change[1]));
    }
    for (String[] change :
        new String[][] {
          {"\"at\":\"2026-06-20T00:00:00Z\"", "\"at\":\"2026-06-20T02:00:00+02:00\""},
          {"\"at\":\"2026-06-20T00:00:00Z\"", "\"at\":\"2026-06-19T24:00:00Z\""},
          {"\"at\":\"2026-06-20T00:00:00Z\"", "\"at\":\"2026-06-20T00:00:00.123456789Z\""},
          {"\"took\":\"PT0.003S\"", "\"took\":\"P1DT-2H\",\"more\":[{}]"},
          {"\"data\":{", "\"more\":null,\"data\":{"},
        }) {
      String changed = probe().replace(change[0], change[1]);
      SmallLedger ledger = ledger();
      ledger.add(new StreamId("probe/web@local"), 1, changed.getBytes(UTF_8));
      put(
          "read-otherwise-" + all.size(),
          ledger.bundle(question(), ledger.everything(), List.of(), "{}".getBytes(UTF_8)));
    }
  }

  private void unreadable(String line) {
    SmallLedger ledger = ledger();
    ledger.add(new StreamId("probe/web@local"), 1, line.getBytes(UTF_8));
    put(
        "unreadable-" + all.size(),
        ledger.bundle(question(), ledger.everything(), List.of(), "{}".getBytes(UTF_8)));
  }

  private static String probe() {
    Given given = Given.acme().failed("web", Given.at("06-20T00:00:00"), 1);
    return new String(JSON.write(given.events().getFirst()).line(), UTF_8);
  }

  private void cutShort() {
    SmallLedger ledger = ledger();
    watched().forEach(ledger::add);
    Bundle whole = ledger.bundle(question(), List.of());
    List<Event> events = whole.events().subList(0, whole.events().size() - 1);
    put(
        "stream-cut-short",
        new Bundle(
            whole.question(),
            whole.checkpoint(),
            whole.handovers(),
            whole.heads(),
            whole.absent(),
            events,
            ledger.beside(events),
            whole.statement()));
    put(
        "stream-left-out",
        new Bundle(
            whole.question(),
            whole.checkpoint(),
            whole.handovers(),
            whole.heads().subList(0, 1),
            whole.absent(),
            whole.events().subList(0, 4),
            ledger.beside(whole.events().subList(0, 4)),
            whole.statement()));
  }

  /** Two events of one version are in the ledger, and the one that no head names is shown. */
  private void forked() {
    SmallLedger ledger = ledger();
    watched().forEach(ledger::add);
    Bundle before = ledger.bundle(question(), List.of());
    Envelope last = watched().getLast();
    String other = new String(JSON.write(last).line(), UTF_8).replace("07-01", "06-15");
    ledger.add(last.stream(), last.streamVersion(), other.getBytes(UTF_8));
    Bundle after = ledger.bundle(question(), List.of());
    put(
        "forked",
        new Bundle(
            after.question(),
            after.checkpoint(),
            after.handovers(),
            after.heads(),
            after.absent(),
            before.events(),
            ledger.beside(before.events()),
            of(before.statement(), after.question())));
    put("both-of-a-fork", after);
  }

  /** The ledger's key handed over twice, or is said to have. */
  private void handovers() {
    SigningKey next = SigningKey.generate("sla.example/ledger", ED25519, new SecureRandom());
    SigningKey last = SigningKey.generate("sla.example/ledger", ED25519, new SecureRandom());
    Given given = Given.acme();
    given.signed(Given.checkedBy(KEY.toString(), terms(given, UnobservedAs.DOWN)), MAY);
    watched().forEach(event -> given.record(event.stream(), event.time(), event.data()));
    SmallLedger ledger = new SmallLedger();
    List<Envelope> events = given.events();
    ledger.add(events.getFirst());
    ledger.handOver(next);
    ledger.add(events.get(1));
    ledger.handOver(last);
    events.subList(2, events.size()).forEach(ledger::add);
    Bundle whole = ledger.bundle(question(), List.of());
    Note one = whole.handovers().getFirst();
    Note two = whole.handovers().getLast();
    put("signed-by-whom-was-handed-over-to", whole);
    lines("handed-over-", BundleText.write(whole));
    Map<String, List<Note>> otherwise = new LinkedHashMap<>();
    otherwise.put("none", List.of());
    otherwise.put("once", List.of(one));
    otherwise.put("from-the-second-on", List.of(two));
    otherwise.put("turned", List.of(two, one));
    otherwise.put("twice", List.of(one, one, two));
    otherwise.put("back", List.of(one, Handover.signed(2, next, SmallLedger.KEY)));
    otherwise.put("to-another", List.of(one, Handover.signed(2, next, OTHER)));
    otherwise.put("by-another", List.of(one, Handover.signed(2, OTHER, last)));
    otherwise.put("earlier-than-the-first", List.of(one, Handover.signed(0, next, last)));
    otherwise.put("after-the-checkpoint", List.of(one, Handover.signed(99, next, last)));
    otherwise.put("by-the-former-alone", List.of(one, part(two, 0)));
    otherwise.put("by-the-next-alone", List.of(one, part(two, 1)));
    otherwise.put("with-another-size", List.of(one, saying(two, "\n2\n", "\n3\n")));
    otherwise.put("with-a-zero", List.of(one, saying(two, "\n2\n", "\n02\n")));
    otherwise.put("of-another-kind", List.of(one, saying(two, "/v1\n", "/v2\n")));
    otherwise.put("a-checkpoint", List.of(one, whole.checkpoint()));
    otherwise.put(
        "by-a-witness", List.of(one, two.with(WITNESS.sign(two.text(), JULY), OTHER.verifier())));
    otherwise.forEach((name, notes) -> put("signed-by-" + name, handed(whole, notes)));
  }

  private static Note part(Note note, int signature) {
    return new Note(note.text(), List.of(note.signatures().get(signature)));
  }

  private static Note saying(Note note, String what, String instead) {
    return new Note(note.text().replace(what, instead), note.signatures());
  }

  private static Bundle handed(Bundle it, List<Note> handovers) {
    return new Bundle(
        it.question(),
        it.checkpoint(),
        handovers,
        it.heads(),
        it.absent(),
        it.events(),
        it.beside(),
        it.statement());
  }

  private static byte[] of(byte[] statement, Question of) {
    long size = Objects.requireNonNull(of.ledgerSize());
    return new String(statement, UTF_8)
        .replace("\"ledgerSize\":" + (size - 1), "\"ledgerSize\":" + size)
        .getBytes(UTF_8);
  }

  /** Terms that no service would have let pass. */
  private void hostile() {
    Given given = Given.acme();
    ServiceTerms one = Given.hosting(UnobservedAs.DOWN, Given.point("web", 1));
    Addendum fine = terms(given, UnobservedAs.DOWN);
    put("no-key", Given.checkedBy("nonsense", fine));
    put("key-of-another-id", Given.checkedBy("a+00000000+AQ==", fine));
    put("a-point-twice", given.addendum(one, Given.firstFee("1", one)));
    put(
        "confirmed-by-none",
        given.addendum(Given.hosting(UnobservedAs.DOWN, Given.point("web", 0))));
    put("fee-below-zero", given.addendum(one.charging(new BigDecimal("-1"), null)));
    Duration ever = Duration.ofSeconds(Long.MAX_VALUE / 2);
    put(
        "claims-for-ever",
        Given.claiming(
            new ClaimTerms(ever, ever, null),
            given.addendum(Given.excluding(List.of(ExclusionCategory.THIRD_PARTY), one))));
    put(
        "slices-of-nothing",
        given.addendum(
            new ServiceTerms(
                "hosting",
                BigDecimal.ONE,
                null,
                one.points(),
                UnobservedAs.DOWN,
                null,
                null,
                null,
                new AvailabilityTerms.Slices(BigDecimal.TEN, Duration.ZERO, BigDecimal.ONE, null),
                one.credit())));
  }

  private void put(String name, Addendum addendum) {
    Given given = Given.acme().signed(addendum, MAY);
    watched().forEach(event -> given.record(event.stream(), event.time(), event.data()));
    given.claimed("E-1", "olaf", MAY, MAY, JULY);
    SmallLedger ledger = new SmallLedger();
    given.events().forEach(ledger::add);
    put(name, ledger.bundle(question(), ledger.everything(), List.of(), "{}".getBytes(UTF_8)));
  }

  private void gap() {
    SmallLedger ledger = ledger();
    watched().stream().filter(event -> event.streamVersion() != 2).forEach(ledger::add);
    put("gap", ledger.bundle(question(), ledger.everything(), List.of(), "{}".getBytes(UTF_8)));
  }

  private void moreThanItRestsOn() {
    SmallLedger ledger = ledger();
    watched().forEach(ledger::add);
    new Given("other", "other").covered("theirs", MAY, JULY).events().forEach(ledger::add);
    byte[] statement = ledger.bundle(question(), List.of()).statement();
    put(
        "more-than-it-rests-on",
        ledger.bundle(question(), ledger.everything(), List.of(), statement));
  }

  /** The hash that both sides signed is that of other terms. */
  private void notWhatWasSigned() {
    Given given = Given.acme();
    given.signed(terms(given, UnobservedAs.DOWN), MAY).covered("web", MAY, JULY);
    SmallLedger ledger = new SmallLedger();
    for (Envelope event : given.events()) {
      ledger.add(
          event.data() instanceof AddendumProposed proposed
              ? new Envelope(
                  event.id(),
                  event.source(),
                  event.stream(),
                  event.streamVersion(),
                  event.time(),
                  event.recordedTime(),
                  event.actor(),
                  null,
                  null,
                  null,
                  new AddendumProposed(
                      proposed.agreement(),
                      proposed.addendumVersion(),
                      terms(given, UnobservedAs.UP),
                      proposed.documentHash(),
                      proposed.zone()))
              : event);
    }
    put("not-what-was-signed", ledger.bundle(question(), List.of()));
  }

  private static Question question() {
    return Question.asOf(Given.acme().agreement, "2026-06", Given.at("08-01T00:00:00"));
  }

  private static SmallLedger ledger() {
    Given given = Given.acme();
    SmallLedger ledger = new SmallLedger();
    given.signed(terms(given, UnobservedAs.DOWN), MAY).events().forEach(ledger::add);
    return ledger;
  }

  private static List<Envelope> watched() {
    return Given.acme()
        .failed("web", Given.at("06-20T00:00:00"), 1)
        .recovered("web", Given.at("06-20T01:00:00"), Given.at("06-20T00:00:00"))
        .covered("web", MAY, JULY)
        .events();
  }

  private static Addendum terms(Given given, UnobservedAs unobserved) {
    ServiceTerms hosting = Given.hosting(unobserved, Given.point("web", 1));
    return Given.checkedBy(SmallLedger.KEY.verifier().toString(), given.addendum(hosting));
  }
}
