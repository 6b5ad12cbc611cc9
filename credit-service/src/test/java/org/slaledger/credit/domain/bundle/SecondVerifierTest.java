package org.slaledger.credit.domain.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ConformanceCase;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.ledger.VerifierKey;

/**
 * {@code docs/verify.py} was written from the documents, not from this code: whatever bundle both
 * are given, they say the same of it. Passed over on a machine without Python, unless {@code
 * SLA_EVERY_FAULT} is set.
 */
class SecondVerifierTest {
  private static final Path VERIFIER = Path.of("../docs/verify.py").toAbsolutePath().normalize();
  private static final Path CASES = Path.of("../deploy/conformance/cases");
  private static final int RANDOM_HISTORIES = 100;

  /** What exactly is wrong with a line or a number, each says in words of its own. */
  private static final Pattern IN_OWN_WORDS =
      Pattern.compile(
          "(  leaf|UNREADABLE line) [0-9]+: |  no statement: the events can't be summed up: ");

  private static final Pattern UNREADABLE =
      Pattern.compile("verify: (.*?) can't be read as a bundle: (.*)");

  @TempDir private Path folder;

  @BeforeAll
  static void python() throws InterruptedException {
    boolean demanded = !System.getenv().getOrDefault("SLA_EVERY_FAULT", "").isEmpty();
    assumeTrue(demanded || isThere(), "no Python of 3.11 or newer");
  }

  private static boolean isThere() throws InterruptedException {
    try {
      String ask = "import sys; sys.exit(sys.version_info < (3, 11))";
      return new ProcessBuilder("python3", "-c", ask).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void both_verifiers_say_the_same_of_every_bundle() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("SecondVerifierTest: -Dseed=" + seed);
    Map<String, byte[]> files = new LinkedHashMap<>();
    conformance(files);
    Histories.all().forEach(it -> files.put(it.name(), BundleText.write(it.bundle())));
    random(new Random(seed), files);
    int sound = files.size();
    broken(new Random(seed), files);
    // When
    Map<String, List<String>> said = verified(files, List.of());
    // Then
    Map<String, List<String>> java = new LinkedHashMap<>();
    files.forEach((name, file) -> java.put(name, lines(file, null)));
    report(java, sound);
    compare(java, said);
  }

  @Test
  void with_a_key_of_ones_own_it_is_that_one_that_must_have_signed() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    broken(new Random(1), files);
    files.keySet().removeIf(name -> !name.startsWith("signed-by") && !name.startsWith("whole"));
    for (VerifierKey key : List.of(SmallLedger.KEY.verifier(), BrokenBundles.WITNESS.verifier())) {
      Map<String, List<String>> java = new LinkedHashMap<>();
      files.forEach((name, file) -> java.put(name, lines(file, key)));
      compare(java, verified(files, List.of("--key", key.toString())));
    }
  }

  private static void report(Map<String, List<String>> java, int sound) {
    List<List<String>> whole = new ArrayList<>(java.values()).subList(0, sound);
    long holding = whole.stream().filter(lines -> lines.getFirst().startsWith("OK ")).count();
    long refused =
        whole.stream().filter(lines -> lines.toString().contains("no statement: ")).count();
    System.out.printf(
        "SecondVerifierTest: %d bundles, %d hold, %d come to no statement, %d are broken%n",
        java.size(), holding, refused, java.size() - sound);
    assertThat(holding).as("of %d", sound).isGreaterThan(sound * 4L / 5);
  }

  private static void compare(Map<String, List<String>> java, Map<String, List<String>> said) {
    Map<String, String> differing = new TreeMap<>();
    java.forEach(
        (name, lines) -> {
          List<String> other = said.getOrDefault(name, List.of());
          if (!comparable(lines).equals(comparable(other))) {
            differing.put(name, "\n  java   " + lines + "\n  python " + other + "\n");
          }
        });
    assertThat(differing).isEmpty();
    assertThat(said).hasSameSizeAs(java);
  }

  private static List<String> comparable(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              Matcher own = IN_OWN_WORDS.matcher(line);
              return own.lookingAt() ? own.group() : line;
            })
        .toList();
  }

  private static void conformance(Map<String, byte[]> files) throws IOException {
    for (String file : List.of("credits.json", "credits-own.json")) {
      JsonNode cases = new ObjectMapper().readTree(CASES.resolve(file).toFile()).get("cases");
      for (JsonNode node : cases) {
        if (ConformanceCase.isForStatements(node)) {
          ConformanceCase it = new ConformanceCase(node);
          Question question = it.question();
          Given given = it.given(SecondVerifierTest::keyed);
          String name = "case-" + node.get("id").asText();
          History history = new History(name, given, question.period(), question.asOf());
          files.put(name, BundleText.write(history.bundle()));
        }
      }
    }
  }

  private static Addendum keyed(Addendum it) {
    return Given.checkedBy(SmallLedger.KEY.verifier().toString(), it);
  }

  private static void random(Random random, Map<String, byte[]> files) {
    for (int each = 0; each < RANDOM_HISTORIES; each++) {
      History history = new RandomHistory(random).history("random-" + each);
      files.put(history.name(), BundleText.write(history.bundle()));
    }
  }

  private static void broken(Random random, Map<String, byte[]> files) {
    Bundle whole =
        Histories.all().stream()
            .filter(it -> it.name().equals("rome-is-silent-ABSTAINS"))
            .findFirst()
            .orElseThrow()
            .bundle();
    files.put("whole", BundleText.write(whole));
    files.putAll(BrokenBundles.of(whole, random));
  }

  private static List<String> lines(byte[] file, @Nullable VerifierKey key) {
    try {
      return switch (Verification.of(BundleText.read(file), key)) {
        case Verification.Result.Holds holds ->
            List.of("OK " + holds.statement().credit() + " " + holds.statement().currency());
        case Verification.Result.Fails(List<String> problems) -> failed(problems);
      };
    } catch (UnreadableBundle e) {
      return List.of("UNREADABLE " + e.getMessage());
    }
  }

  private static List<String> failed(List<String> problems) {
    List<String> lines = new ArrayList<>(List.of("FAILED"));
    problems.forEach(problem -> lines.add("  " + problem));
    return lines;
  }

  /** What one run says of all the files, by their names. */
  private Map<String, List<String>> verified(Map<String, byte[]> files, List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-B", VERIFIER.toString()));
    command.addAll(options);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
      command.add(file.getKey());
    }
    Path out = folder.resolve("out.txt");
    Process python =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int status = python.waitFor();
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (String line : Files.readString(out, UTF_8).lines().toList()) {
      Matcher none = UNREADABLE.matcher(line);
      int end = none.matches() ? 0 : line.indexOf(": ");
      String name = none.matches() ? none.group(1) : line.substring(0, end);
      String what = none.matches() ? "UNREADABLE " + none.group(2) : line.substring(end + 2);
      said.computeIfAbsent(name, it -> new ArrayList<>()).add(what);
    }
    boolean unreadable = said.toString().contains("UNREADABLE");
    boolean failed = said.toString().contains("FAILED");
    assertThat(status).isEqualTo(unreadable ? 2 : failed ? 1 : 0);
    return said;
  }
}
