package org.slaledger.bench.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.bench.stand.EvidenceLog;
import org.slaledger.bench.stand.Http;
import org.slaledger.bench.stand.RelayedLog;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.contract.Recorded;
import org.slaledger.ledger.ConsistencyProof;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.InclusionProof;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.SubsetProof;
import org.slaledger.ledger.Tree;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * Events of the log that credit-service puts into its ledger, signing all the while, and a bundle
 * out of it; then proofs out of a great tree, made and checked by libs/ledger alone.
 */
public final class LedgerFigures implements Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long STEP_MS = 200;
  private static final long STUCK_NANOS = 120_000_000_000L;

  /** Events that a month of ten points rests on, of one location. */
  private static final int A_MONTH = 7_200;

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    Path bundle = run.folder().resolve("bundle");
    int points = run.scale().of(10, 10, 2);
    List<Row> rows = new ArrayList<>();
    rows.add(appended(run, points, bundle));
    rows.add(new VerifiedMonth(run, bundle).row(points));
    rows.addAll(proofs(run));
    return rows;
  }

  /** Leaves a bundle behind, to be verified once nothing else runs. */
  private static Row appended(Run run, int points, Path bundle) throws Exception {
    int versions = run.scale().of(500, 100, 1);
    int events = EvidenceLog.STREAMS * versions;
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      run.say("writing %,d events".formatted(events));
      EvidenceLog.write(stand.bootstrap(), versions);
      SigningKey key =
          SigningKey.generate("bench.example", SignatureType.ED25519, new SecureRandom());
      RunningService service =
          stand.start(
              Service.CREDIT,
              Map.of("SLA_LEDGER_KEY", key.secret(), "SLA_LEDGER_CHECKPOINT", "PT1S"));
      double rate = takenIn(run, stand, service, events);
      double raw = copied(stand);
      int hours = run.scale().of(720, 720, 24);
      List<Recorded> month = new Month(points, hours, key.verifier().toString()).events().toList();
      RelayedLog.write(stand.bootstrap(), 1, writer -> month.stream());
      Files.writeString(bundle, bundle(stand, service, month.size()));
      return Row.beside(
          "events put into the ledger",
          Measured.once(rate, "/s"),
          "one statement that copies the rows of leaves",
          Measured.once(raw, "/s"),
          null,
          "%,d events of %,d streams, catching up, a checkpoint each second; the service projects them, too"
              .formatted(events, EvidenceLog.STREAMS));
    }
  }

  /** As of the first checkpoint that has all of it. */
  private static String bundle(Stand stand, RunningService service, int events) throws Exception {
    String path = "/statements/%s/%s/bundle".formatted(Month.AGREEMENT, Month.PERIOD);
    String token = stand.token(Persona.AUDE);
    long end = System.nanoTime() + STUCK_NANOS;
    String last = "";
    while (System.nanoTime() < end) {
      try {
        last = Http.get(service.port(), path, token);
        if (last.lines().filter(line -> line.startsWith("event ")).count() == events) {
          return last;
        }
      } catch (IllegalStateException notYet) {
        last = String.valueOf(notYet.getMessage());
      }
      Thread.sleep(STEP_MS);
    }
    throw new IllegalStateException(
        "no bundle of %d events:%n%s".formatted(events, last.lines().findFirst().orElse("")));
  }

  private static double takenIn(Run run, Stand stand, RunningService service, long events)
      throws Exception {
    String token = stand.token(Persona.OLAF);
    long before = size(service, token);
    long began = System.nanoTime();
    long moved = began;
    long last = before;
    while (last < events) {
      Thread.sleep(STEP_MS);
      long now = size(service, token);
      if (now > last) {
        moved = System.nanoTime();
        last = now;
      } else if (System.nanoTime() - moved > STUCK_NANOS) {
        throw new IllegalStateException(last + " of " + events + " events are in the ledger");
      }
    }
    double rate = Math.max(1, last - before) * 1e9 / (System.nanoTime() - began);
    run.say("put into the ledger: %,.0f/s".formatted(rate));
    return rate;
  }

  private static long size(RunningService service, String token) throws Exception {
    return JSON.readTree(Http.get(service.port(), "/ledger", token)).path("size").asLong();
  }

  private static double copied(Stand stand) throws Exception {
    try (Connection database = stand.superuser(Service.CREDIT.database());
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE like_it (LIKE ledger_leaf INCLUDING ALL)");
      long began = System.nanoTime();
      int rows = statement.executeUpdate("INSERT INTO like_it SELECT * FROM ledger_leaf");
      return rows * 1e9 / (System.nanoTime() - began);
    }
  }

  private static List<Row> proofs(Run run) throws Exception {
    int leaves = run.scale().of(10_000_000, 1_000_000, 10_000);
    int rounds = run.scale().of(5, 3, 1);
    int times = run.scale().of(10_000, 2_000, 100);
    byte[] line = new Evidence().event(7, 5).line();
    run.say("growing a tree of %,d leaves".formatted(leaves));
    long began = System.nanoTime();
    Path file = run.folder().resolve("tree");
    try (LargeTree large = new LargeTree(file, leaves, leaf -> leaf(line, leaf))) {
      double grown = leaves * 1e9 / (System.nanoTime() - began);
      Proofs proofs = new Proofs(large, line, leaves, new Random(7));
      List<Measured> measured =
          run.rounds(
              rounds,
              "us",
              List.of(
                  () -> micros(times, proofs::inclusion),
                  () -> micros(times, proofs::consistency),
                  () -> micros(Math.max(1, times / 1000), proofs::subset)));
      String each = "of %,d leaves; made and checked".formatted(leaves);
      return List.of(
          Row.beside(
              "leaves put into a tree, in memory",
              Measured.once(grown, "/s"),
              "SHA-256 of such lines",
              Measured.once(hashed(line, leaves), "/s"),
              null,
              "%,d lines of %d bytes; two hashes each, and a mapped file"
                  .formatted(leaves, line.length)),
          Row.alone(
              "that a leaf is in the tree",
              measured.get(0),
              null,
              each + "; " + proofs.inclusionBytes + " bytes"),
          Row.alone(
              "that a tree is the beginning",
              measured.get(1),
              null,
              each + "; at most " + proofs.consistencyBytes + " bytes"),
          Row.alone(
              "that %,d leaves are in the tree".formatted(proofs.month),
              measured.get(2),
              null,
              "%s; %,d bytes, where they lie evenly".formatted(each, proofs.subsetBytes)));
    }
  }

  private static Hash leaf(byte[] line, long leaf) {
    byte[] own = line.clone();
    byte[] number = Long.toString(leaf).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(number, 0, own, own.length - number.length, number.length);
    return Hash.leaf(own);
  }

  private static double hashed(byte[] line, int times) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long began = System.nanoTime();
    for (int each = 0; each < times; each++) {
      sha256.update(line);
      line[each % line.length] ^= sha256.digest()[0];
    }
    return times * 1e9 / (System.nanoTime() - began);
  }

  private static double micros(int times, Runnable what) {
    long began = System.nanoTime();
    for (int each = 0; each < times; each++) {
      what.run();
    }
    return (System.nanoTime() - began) / 1e3 / times;
  }

  /** Proofs of random places, each checked as its reader would. */
  private static final class Proofs {
    private final LargeTree large;
    private final Tree tree;
    private final byte[] line;
    private final int leaves;
    private final Random random;
    private final int month;
    private int inclusionBytes;
    private int consistencyBytes;
    private int subsetBytes;

    Proofs(LargeTree large, byte[] line, int leaves, Random random) {
      this.large = large;
      this.tree = large.tree();
      this.line = line;
      this.leaves = leaves;
      this.random = random;
      this.month = Math.min(A_MONTH, leaves / 10);
    }

    void inclusion() {
      int index = random.nextInt(leaves);
      InclusionProof proof = tree.inclusion(index, leaves);
      holds(proof.proves(leaf(line, index), large.root()));
      inclusionBytes = Math.max(inclusionBytes, proof.path().size() * Hash.BYTES);
    }

    void consistency() {
      int from = 1 + random.nextInt(leaves - 1);
      ConsistencyProof proof = tree.consistency(from, leaves);
      holds(proof.proves(tree.root(from), large.root()));
      consistencyBytes = Math.max(consistencyBytes, proof.path().size() * Hash.BYTES);
    }

    void subset() {
      NavigableMap<Long, Hash> placed = new TreeMap<>();
      for (int each = 0; each < month; each++) {
        long index = (long) each * leaves / month;
        placed.put(index, large.node(0, index));
      }
      SubsetProof proof = tree.subset(placed.navigableKeySet(), leaves);
      holds(proof.proves(placed, large.root()));
      subsetBytes = proof.beside().size() * Hash.BYTES;
    }

    private static void holds(boolean proven) {
      if (!proven) {
        throw new IllegalStateException("a proof does not hold");
      }
    }
  }
}
