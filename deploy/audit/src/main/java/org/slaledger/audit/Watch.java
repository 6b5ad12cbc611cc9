package org.slaledger.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.ConsistencyProof;
import org.slaledger.ledger.KeyChain;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.VerifierKey;
import org.slaledger.ledger.Witness;

/**
 * {@code ./sla witness --ledger URL --key KEY --keep FILE [--sign KEYFILE --token TOKENFILE]
 * [--every PT1M]}: asks for the last checkpoint and keeps it, if it goes on from the one that was
 * kept before; else says so, keeps the other beside it as evidence, and ends. With a key of its own
 * it signs what it has kept, and hands that in.
 *
 * <p>{@code ./sla witness --new-key NAME --sign KEYFILE} makes such a key and prints its public
 * half; {@code --new-ledger-key NAME} makes one that a ledger is signed with.
 */
final class Watch {
  private static final Set<String> OPTIONS =
      Set.of(
          "--ledger",
          "--key",
          "--keep",
          "--sign",
          "--token",
          "--every",
          "--new-key",
          "--new-ledger-key");

  private final LedgerClient ledger;
  private final VerifierKey key;
  private final KeptCheckpoint kept;
  private final @Nullable SigningKey own;
  private final PrintStream out;
  private final PrintStream err;

  private Watch(
      LedgerClient ledger,
      VerifierKey key,
      KeptCheckpoint kept,
      @Nullable SigningKey own,
      PrintStream out,
      PrintStream err) {
    this.ledger = ledger;
    this.key = key;
    this.kept = kept;
    this.own = own;
    this.out = out;
    this.err = err;
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    Words parted = Words.of(words, OPTIONS, Set.of());
    if (!parted.rest().isEmpty()) {
      throw new Usage("witness takes options alone, not " + parted.rest().getFirst());
    }
    if (parted.one("--new-key").isPresent()) {
      return newKey(parted, parted.required("--new-key"), SignatureType.COSIGNATURE, out);
    }
    if (parted.one("--new-ledger-key").isPresent()) {
      return newKey(parted, parted.required("--new-ledger-key"), SignatureType.ED25519, out);
    }
    Optional<Duration> every = parted.one("--every").map(Watch::interval);
    Optional<Path> sign = parted.one("--sign").map(Path::of);
    if (sign.isPresent() && parted.one("--token").isEmpty()) {
      throw new Usage("--sign needs --token, by which what is signed is handed in");
    }
    Watch watch =
        new Watch(
            new LedgerClient(
                url(parted.required("--ledger")), parted.one("--token").map(Path::of).orElse(null)),
            Keys.verifier(parted.required("--key")),
            new KeptCheckpoint(Path.of(parted.required("--keep"))),
            sign.map(Keys::signing).orElse(null),
            out,
            err);
    return every.isPresent() ? watch.always(every.get()) : watch.once();
  }

  private static int newKey(Words parted, String name, SignatureType type, PrintStream out) {
    Path file = Path.of(parted.required("--sign"));
    try {
      SigningKey key = SigningKey.generate(name, type, new SecureRandom());
      KeptFile.createSecret(file, key.secret() + "\n");
      out.println(key.verifier());
      return Audit.HOLDS;
    } catch (IllegalArgumentException e) {
      throw new Usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Usage(file + " can't be made: " + e);
    }
  }

  private static Duration interval(String text) {
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(Duration.ofSeconds(1)) >= 0) {
        return every;
      }
    } catch (DateTimeException e) {
      throw new Usage("--every takes a duration such as PT1M, not '" + text + "'");
    }
    throw new Usage("--every takes a second at least, PT1S");
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (url.isAbsolute() && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw new Usage("--ledger takes where the ledger is, such as http://localhost:8080/ledger");
  }

  /** Until something is wrong with the ledger; that it can't be reached for a while is nothing. */
  private int always(Duration every) {
    while (true) {
      if (once() == Audit.DIFFERS) {
        return Audit.DIFFERS;
      }
      try {
        Thread.sleep(every);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Audit.UNREADABLE;
      }
    }
  }

  private int once() {
    try {
      Optional<Note> before = kept.read();
      Note note = ledger.checkpoint();
      // after the checkpoint, which may be the first one after a hand-over
      List<Note> handovers = ledger.handovers();
      KeyChain keys;
      try {
        keys = KeyChain.of(key, handovers);
      } catch (IllegalArgumentException e) {
        return refused(note, "the keys do not hand over: " + e.getMessage());
      }
      return look(new Witness(keys, before.orElse(null)), note);
    } catch (IOException e) {
      err.println("sla: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      err.println("sla: what the ledger answered can't be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Audit.UNREADABLE;
  }

  private int look(Witness witness, Note note) throws IOException, InterruptedException {
    Note last = witness.last();
    long before = last == null ? 0 : Checkpoint.parse(last.text()).size();
    return switch (witness.look(note, proof(witness, before, note))) {
      case Witness.Seen.Refused(String why) -> refused(note, why);
      case Witness.Seen.Consistent(Checkpoint checkpoint) -> {
        kept.write(note);
        String signed = own == null ? "" : cosign(checkpoint, own);
        out.printf(
            "OK %d leaves, root %s, %s%s%n",
            checkpoint.size(),
            checkpoint.root().base64(),
            last == null ? "the first that was seen" : "goes on from " + before,
            signed);
        yield Audit.HOLDS;
      }
    };
  }

  /** Only for what is signed and greater: else there is nothing to prove. */
  private @Nullable ConsistencyProof proof(Witness witness, long before, Note note)
      throws IOException, InterruptedException {
    if (witness.last() == null) {
      return null;
    }
    long size = Checkpoint.parse(note.text()).size();
    return size > before && note.signedBy(witness.keys().signerOf(size))
        ? ledger.consistency(before, size)
        : null;
  }

  private int refused(Note note, String why) throws IOException {
    Path evidence = kept.writeRefused(note);
    out.println("FAILED");
    out.println("  " + why);
    out.println("  the checkpoint that was kept stays; the other one is in " + evidence);
    return Audit.DIFFERS;
  }

  private String cosign(Checkpoint checkpoint, SigningKey by)
      throws IOException, InterruptedException {
    ledger.cosign(checkpoint.size(), by.verifier(), by.sign(checkpoint.text(), Instant.now()));
    return ", signed as " + Objects.requireNonNull(by.verifier().name());
  }
}
