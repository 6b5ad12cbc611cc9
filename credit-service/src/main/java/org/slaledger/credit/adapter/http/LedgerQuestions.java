package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.LedgerEvent.CheckpointCosigned;
import org.slaledger.credit.usecase.ledger.Ledger;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.credit.view.WhichCheckpoints;
import org.slaledger.credit.view.WhichHandovers;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.Tiles;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What is asked of the ledger, read from requests. */
@RequestScoped
public class LedgerQuestions {
  private static final int MOST = 100;
  private static final Pattern TILE =
      Pattern.compile("((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  private final CurrentActor actor;
  private final Ledger ledger;
  private final WhichCheckpoints checkpoints;
  private final WhichHandovers handovers;
  private final InstantSource time;

  LedgerQuestions(
      CurrentActor actor,
      Ledger ledger,
      WhichCheckpoints checkpoints,
      WhichHandovers handovers,
      InstantSource time) {
    this.actor = actor;
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.handovers = handovers;
    this.time = time;
  }

  /** How the ledger stands. */
  public Uni<Ledger.State> state() {
    return ledger.state();
  }

  Uni<String> latest() {
    return checkpoints.by(time.instant()).map(found -> note(found, "a checkpoint, so far"));
  }

  /** The latest first, at most 100. */
  public Uni<List<ShownCheckpoint>> checkpoints(@Nullable String below) {
    return checkpoints.latest(below == null ? null : size("below", below), MOST);
  }

  Uni<String> checkpoint(String size) {
    long wanted = size("size", size);
    return checkpoints.of(wanted).map(found -> note(found, "a checkpoint of " + wanted));
  }

  Uni<String> handovers() {
    return handovers
        .all()
        .map(all -> all.stream().map(Note::toString).collect(Collectors.joining()));
  }

  private static String note(Optional<ShownCheckpoint> found, String what) {
    return found.orElseThrow(() -> Problem.notFound(what).asException()).note();
  }

  Uni<String> consistency(@Nullable String from, @Nullable String to) {
    long first = size("from", from);
    long second = size("to", to);
    return ledger
        .state()
        .invoke(
            state -> {
              if (second > state.size()) {
                throw wrong(
                    "to", "the ledger has no " + second + " leaves", "up to " + state.size());
              }
              if (first > second) {
                throw wrong("from", first + " is greater than to", "up to " + second);
              }
            })
        .chain(() -> ledger.consistency(first, second))
        .map(
            proof ->
                proof.path().stream().map(LedgerQuestions::line).collect(Collectors.joining()));
  }

  private static String line(Hash hash) {
    return hash.base64() + "\n";
  }

  Uni<byte[]> tile(String level, String path) {
    Matcher parts = TILE.matcher(path);
    if (!parts.matches() || !level.matches("[0-7]")) {
      throw wrong(
          "tile", "'" + level + "/" + path + "' names no tile", "such as 0/x001/234 or 0/000.p/7");
    }
    long tile = Long.parseLong(parts.group(1).replaceAll("[x/]", "") + parts.group(2));
    int width = parts.group(3) == null ? Tiles.WIDTH : Integer.parseInt(parts.group(3));
    return ledger
        .tile(Integer.parseInt(level), tile)
        .map(
            hashes -> {
              if (hashes.length < width * Hash.BYTES) {
                throw Problem.notFound("tile " + level + "/" + path).asException();
              }
              return Arrays.copyOf(hashes, width * Hash.BYTES);
            });
  }

  Uni<Response> cosign(String size, CosignatureBody body) {
    long wanted = size("size", size);
    return ledger
        .cosign(wanted, body.key(), body.signature(), Cause.by(actor.id()))
        .map(
            decision ->
                switch (decision) {
                  case Decision.Accepted<CheckpointCosigned> yes ->
                      Response.created(URI.create("/ledger/checkpoints/" + wanted))
                          .entity(Map.of("size", wanted, "key", body.key()))
                          .build();
                  case Decision.Refused<CheckpointCosigned> no ->
                      Answers.response(
                          Answers.refused(new Outcome.Refused(no.ground(), no.violations())));
                });
  }

  private static long size(String field, @Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw wrong(
          field, text == null ? "is missing" : "'" + text + "' is no size", "a number of leaves");
    }
    return Long.parseLong(text);
  }

  private static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }
}
