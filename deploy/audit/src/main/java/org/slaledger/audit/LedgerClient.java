package org.slaledger.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.ledger.ConsistencyProof;
import org.slaledger.ledger.Handover;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.NoteSignature;
import org.slaledger.ledger.VerifierKey;

/** What a ledger answers; nothing of it is believed here. */
final class LedgerClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** No note and no proof is longer. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int OK = 200;
  private static final int CREATED = 201;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI ledger;
  private final @Nullable Path token;

  /**
   * Of one ledger.
   *
   * @param ledger without a slash at its end
   * @param token a file with a bearer token, read anew each time; for who hands in signatures
   */
  LedgerClient(URI ledger, @Nullable Path token) {
    this.ledger = ledger;
    this.token = token;
  }

  Note checkpoint() throws IOException, InterruptedException {
    return Note.parse(text("/checkpoint"));
  }

  /** The first first; each has seven lines. */
  List<Note> handovers() throws IOException, InterruptedException {
    List<String> lines = text("/handovers").lines().toList();
    List<Note> notes = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += Handover.LINES) {
      int to = Math.min(lines.size(), from + Handover.LINES);
      String note = String.join("\n", lines.subList(from, to)) + "\n";
      notes.add(Note.parse(note));
    }
    return notes;
  }

  ConsistencyProof consistency(long from, long to) throws IOException, InterruptedException {
    List<Hash> path =
        text("/consistency?from=" + from + "&to=" + to).lines().map(Hash::parse).toList();
    return new ConsistencyProof(from, to, path);
  }

  void cosign(long size, VerifierKey key, NoteSignature signature)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/checkpoints/" + size + "/cosignatures")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    json.writeValueAsBytes(
                        Map.of("key", key.toString(), "signature", signature.toString()))));
    if (token != null) {
      request.header("Authorization", "Bearer " + Files.readString(token).strip());
    }
    answer(request.build(), CREATED);
  }

  private String text(String path) throws IOException, InterruptedException {
    return answer(request(path).build(), OK);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(ledger + path)).timeout(PATIENCE);
  }

  private String answer(HttpRequest request, int wanted) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(request.uri() + " can't be reached: " + e, e);
    }
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(request.uri() + " answered with more than " + MOST_BYTES + " bytes");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (answer.statusCode() != wanted) {
        throw new IOException(request.uri() + " answered " + answer.statusCode() + " " + text);
      }
      return text;
    }
  }
}
