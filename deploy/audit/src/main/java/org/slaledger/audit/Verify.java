package org.slaledger.audit;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.bundle.Verification;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.ledger.VerifierKey;

/**
 * {@code ./sla verify [--key KEY] [--witness KEY ...] BUNDLE ...}: checks bundles by themselves
 * alone. For each a line {@code OK 123.45 EUR} and what it rests on, or {@code FAILED} and exactly
 * what differs.
 */
final class Verify {
  private final @Nullable VerifierKey key;
  private final List<VerifierKey> witnesses;
  private final PrintStream out;
  private final PrintStream err;
  private boolean differs;
  private boolean unreadable;

  private Verify(
      @Nullable VerifierKey key, List<VerifierKey> witnesses, PrintStream out, PrintStream err) {
    this.key = key;
    this.witnesses = witnesses;
    this.out = out;
    this.err = err;
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    Words parted = Words.of(words, Set.of("--key", "--witness"), Set.of());
    if (parted.rest().isEmpty()) {
      throw new Usage("say which bundles to verify");
    }
    Verify run =
        new Verify(
            parted.one("--key").map(Keys::verifier).orElse(null),
            parted.all("--witness").stream().map(Keys::verifier).toList(),
            out,
            err);
    parted.rest().forEach(file -> run.file(file, parted.rest().size() > 1 ? file + ": " : ""));
    return run.unreadable ? Audit.UNREADABLE : run.differs ? Audit.DIFFERS : Audit.HOLDS;
  }

  private void file(String file, String prefix) {
    new BundleFile(file, err)
        .read()
        .ifPresentOrElse(bundle -> show(bundle, prefix), () -> unreadable = true);
  }

  private void show(Bundle bundle, String prefix) {
    switch (Verification.of(bundle, key)) {
      case Verification.Result.Fails(List<String> problems) -> failed(prefix, problems);
      case Verification.Result.Holds holds -> {
        List<String> missing = unwitnessed(bundle);
        if (missing.isEmpty()) {
          holds(prefix, bundle, holds);
        } else {
          failed(prefix, missing);
        }
      }
    }
  }

  private List<String> unwitnessed(Bundle bundle) {
    return witnesses.stream()
        .filter(witness -> bundle.checkpoint().cosignedAt(witness).isEmpty())
        .map(witness -> "the checkpoint is not signed by the witness " + witness)
        .toList();
  }

  private void failed(String prefix, List<String> problems) {
    differs = true;
    out.println(prefix + "FAILED");
    problems.forEach(problem -> out.println("  " + problem));
  }

  private void holds(String prefix, Bundle bundle, Verification.Result.Holds holds) {
    Statement statement = holds.statement();
    out.printf("%sOK %s %s%n", prefix, statement.credit().toPlainString(), statement.currency());
    List<String> rests = new ArrayList<>();
    rests.add(
        "statement %s %s, sha256 %s"
            .formatted(statement.agreement(), statement.period(), statement.hash()));
    rests.add(
        "derived from %d events of %d streams, in the order and number that the ledger has"
            .formatted(bundle.events().size(), bundle.heads().size()));
    rests.add(
        "ledger %s of %d leaves, root %s"
            .formatted(
                holds.checkpoint().origin(),
                holds.checkpoint().size(),
                holds.checkpoint().root().base64()));
    rests.add("signed by %s, %s".formatted(holds.signer(), whose(holds)));
    for (VerifierKey witness : witnesses) {
      Optional<Instant> at = bundle.checkpoint().cosignedAt(witness);
      rests.add("witnessed by %s at %s".formatted(witness.name(), at.orElseThrow()));
    }
    rests.forEach(line -> out.println("  " + line));
  }

  private String whose(Verification.Result.Holds holds) {
    String named = key == null ? "which the signed addendum names" : "which you named";
    return holds.signer().equals(holds.key())
        ? named
        : "to which %s, %s, handed over".formatted(holds.key(), named);
  }
}
