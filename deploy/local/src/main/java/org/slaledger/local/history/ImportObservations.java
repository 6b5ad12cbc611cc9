package org.slaledger.local.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slaledger.local.Home;
import org.slaledger.local.PortPlan;

/**
 * Imports history: {@code ImportObservations <work tree> <file> [option ...]}. All of the file is
 * read and checked before anything is sent. Run again after it was interrupted, it goes on; run
 * again after it was done, it changes nothing. Ends with 1 where it can't be done.
 */
public final class ImportObservations {
  private static final String FROM_ELSEWHERE = "history";

  private ImportObservations() {}

  /**
   * Imports.
   *
   * @param arguments the work tree, then the file and options
   */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    System.exit(
        run(
            Path.of(words.getFirst()),
            words.subList(1, words.size()),
            System.getenv(),
            System.out,
            System.err));
  }

  /**
   * The same, for a program.
   *
   * @param words the file and options
   * @param environment names ports and folders that are not the usual ones
   * @return 0, or 1 where it can't be done
   */
  public static int run(
      Path tree,
      List<String> words,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    try {
      run(Options.of(words), Home.of(tree, environment), PortPlan.from(environment), out);
      return 0;
    } catch (Options.Refused e) {
      err.println("sla: " + e.getMessage());
    } catch (NoSuchFileException e) {
      err.println("sla: there is no file " + e.getMessage());
    } catch (IOException e) {
      err.println("sla: " + e);
    } catch (RuntimeException e) {
      err.println("\nsla: " + e.getMessage());
    }
    return 1;
  }

  private static void run(Options asked, Home home, PortPlan ports, PrintStream out)
      throws IOException {
    String token = asked.dryRun() ? "" : token(asked, home);
    Options options = asked.seenFrom(location(token));
    URI local = URI.create("http://localhost:" + ports.of("front-door"));
    Path name = Objects.requireNonNullElse(options.file().getFileName(), options.file());
    Sender sender =
        new Sender(Objects.requireNonNullElse(options.url(), local), token, name.toString(), out);
    Observations all = read(options, sender);
    out.printf("%s: %d observations of %d series%n", options.file(), all.size(), all.all().size());
    if (!options.dryRun()) {
      sender.send(all);
    }
  }

  /** What the platform would refuse is told in the same breath as what is wrong with the file. */
  private static Observations read(Options options, Sender sender) throws IOException {
    Wrong wrong = new Wrong();
    Observations all = new Observations(options.mapping());
    try (Reader file = Files.newBufferedReader(options.file(), UTF_8)) {
      options.format().read(file, options.mapping(), all, wrong);
    }
    all.settle(wrong);
    if (wrong.none() && all.size() == 0) {
      wrong.at(options.file().toString(), "", "holds no observation");
    }
    if (!wrong.none()) {
      throw new Options.Refused(
          "nothing was sent, since the file is not good:\n  "
              + String.join("\n  ", wrong.lines())
              + (options.dryRun() ? Sender.NOT_ASKED : sender.wrongWith(all)));
    }
    return all;
  }

  private static String token(Options options, Home home) throws IOException {
    Path file = options.token() == null ? home.token(options.persona()) : options.token();
    if (!Files.isReadable(file)) {
      throw new Options.Refused(
          "no token in " + file + ": the platform must run, or --token name a file");
    }
    return Files.readString(file).strip();
  }

  /** An integrator tells what it saw itself. */
  private static String location(String token) throws IOException {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return FROM_ELSEWHERE;
    }
    JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
    for (JsonNode group : claims.path("groups")) {
      if (group.asText().equals("integrator")) {
        return claims.path("sub").asText(FROM_ELSEWHERE);
      }
    }
    return FROM_ELSEWHERE;
  }
}
