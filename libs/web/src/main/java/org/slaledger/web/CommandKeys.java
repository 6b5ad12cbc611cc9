package org.slaledger.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.CommandKey;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/**
 * The key under which the current request's command is executed once. Two requests are the same
 * when actor, key, method, path and the body's bytes are.
 */
@RequestScoped
public class CommandKeys {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final CurrentActor actor;
  private final HttpServerRequest request;
  private final RequestBody body;

  /** Of the current request. */
  public CommandKeys(CurrentActor actor, HttpServerRequest request, RequestBody body) {
    this.actor = actor;
    this.request = request;
    this.body = body;
  }

  /**
   * From the header {@code Idempotency-Key}; none when the caller sent none.
   *
   * @throws ProblemException 400 for a key that is not 1 to 200 printable characters without spaces
   */
  public @Nullable CommandKey ofRequest() {
    String key = request.getHeader("Idempotency-Key");
    return key == null ? null : key("Idempotency-Key", key, body.bytes());
  }

  /**
   * From a form's hidden field, which the tag {@code formGuard} adds.
   *
   * @param key what the field {@code command-key} holds
   * @param fields what the form says, in a fixed order; null is as empty
   * @throws ProblemException 400 as {@link #ofRequest}
   */
  public CommandKey ofForm(@Nullable String key, @Nullable String... fields) {
    byte[] said =
        Arrays.stream(fields)
            .map(field -> field == null ? "" : field)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    return key("command-key", key == null ? "" : key, said);
  }

  private CommandKey key(String field, String key, byte[] said) {
    if (!FORM.matcher(key).matches()) {
      throw Problem.badRequest(
              new FieldError(
                  field, "can't be used", "1 to 200 printable ASCII characters, no space"))
          .asException();
    }
    return new CommandKey(actor.id(), key, hash(said));
  }

  private String hash(byte[] said) {
    String line = request.method() + " " + request.path() + "\n";
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(said));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
