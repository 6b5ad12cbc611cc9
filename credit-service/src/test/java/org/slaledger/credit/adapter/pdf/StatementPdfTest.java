package org.slaledger.credit.adapter.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.Parties;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.web.page.ShownTimes;

class StatementPdfTest {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00.250");
  private static final Instant JULY = at("07-01T00:00:00");
  private static final Instant AUGUST = at("08-01T00:00:00");
  private static final Parties ACME = new Parties("Hoster", new CustomerId("acme"), "Acme");

  @Test
  void every_figure_of_the_canonical_json_is_printed() throws IOException {
    // Given
    Statement statement = statement(eventful());
    // When
    String text = text(pdf(statement, ACME));
    // Then
    JsonNode json = new ObjectMapper().readTree(statement.canonical());
    assertThat(leaves(json)).hasSizeGreaterThan(100);
    for (JsonNode leaf : leaves(json)) {
      assertThat(text).as(leaf.asText()).containsAnyOf(bare(printed(leaf)), bare(leaf.asText()));
    }
    JsonNode service = json.get("services").get(0);
    assertThat(service.get("exclusions")).hasSize(2);
    for (JsonNode claim : service.get("exclusions")) {
      assertThat(text).contains(bare(claim(claim)));
    }
    for (JsonNode piece : service.get("account")) {
      assertThat(text).contains(bare(piece(piece)));
    }
    assertThat(text)
        .contains(bare("Owed " + json.get("credit").asText() + " EUR"))
        .contains(bare("Hash of the statement " + statement.hash()))
        .contains(
            bare("What was too late gives back " + json.at("/responseCredit/amount").asText()));
  }

  @Test
  void what_was_given_out_says_so_and_what_it_corrects() throws IOException {
    Statement statement = statement(eventful());
    assertThat(text(new StatementPdf(statement, given(statement, 1, null), ACME).bytes()))
        .contains(bare("Given out number 1, 2026-08-01 00:00:00 UTC, by olaf"))
        .contains("/statements/acme-2026/2026-06/document?number=1")
        .doesNotContain("Corrects");
    StatementCorrected correction =
        new StatementCorrected(
            statement.agreement(),
            statement.period(),
            statement.ruleset(),
            statement.cut(),
            null,
            statement.hash(),
            "c0ffee",
            statement.credit(),
            new BigDecimal("-40.00"),
            "EUR",
            List.of(),
            List.of(),
            null);
    assertThat(text(new StatementPdf(statement, given(statement, 2, correction), ACME).bytes()))
        .contains(bare("Corrects number 1, c0ffee; -40.00 EUR more is owed than by that"))
        .contains("/statements/acme-2026/2026-06/document?number=2");
    assertThat(text(pdf(statement, ACME))).contains(bare("Given out this one was not"));
  }

  @Test
  void what_still_runs_says_so_and_how_to_derive_it_again() throws IOException {
    Given given = eventful();
    Statement running =
        ((Derivation.Derived)
                StatementFold.derive(
                    Question.asOf(given.agreement, "2026-06", at("06-26T00:00:00")),
                    given.events()))
            .statement();
    assertThat(text(pdf(running, ACME)))
        .contains(bare("running: figures may still change"))
        .contains("/statements/acme-2026/2026-06/document?asOf=2026-06-26T00:00:00Z");
  }

  @Test
  void a_name_is_printed_in_any_letters_and_what_the_font_lacks_as_its_number() throws IOException {
    Parties parties = new Parties("Żółw и сыновья", new CustomerId("acme"), "Łódź ёлка Ωμέγα 北 ﬁ");
    byte[] pdf = pdf(statement(eventful()), parties);
    assertThat(text(pdf))
        .contains(bare("Żółw и сыновья"))
        .contains(bare("Łódź ёлка Ωμέγα [U+5317]"));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void a_text_that_is_longer_than_a_page_loses_nothing() throws IOException {
    String longest = "x".repeat(20_000) + "ending";
    assertThat(
            text(pdf(statement(eventful()), new Parties(null, new CustomerId("acme"), longest)))
                .replaceAll("acme-2026,2026-06,[0-9a-f]{64}page\\d+", ""))
        .contains(longest);
  }

  @Test
  void hundreds_of_outages_go_over_many_pages_with_their_heads_and_without_a_gap()
      throws IOException {
    // Given
    Given given = signed();
    for (int i = 0; i < 400; i++) {
      Instant down = at("06-01T00:00:00").plus(Duration.ofMinutes(90L * i));
      given.failed("portal", down, 1).recovered("portal", down.plusSeconds(90), down);
    }
    Statement statement = statement(given.covered("portal", MAY, JULY));
    // When
    byte[] pdf = pdf(statement, ACME);
    // Then
    JsonNode account = new ObjectMapper().readTree(statement.canonical()).at("/services/0/account");
    assertThat(account).hasSize(800);
    String text = text(pdf);
    for (JsonNode piece : account) {
      assertThat(text).contains(bare(piece(piece)));
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isBetween(20, 80);
      PDFTextStripper inner = new PDFTextStripper();
      inner.setStartPage(5);
      inner.setEndPage(5);
      assertThat(bare(inner.getText(document))).startsWith("FromToTimeSeenFateWhyEvents");
    }
    assertThat(pdf).hasSizeLessThan(400_000);
  }

  @Test
  void the_same_statement_makes_the_same_bytes() {
    Given given = eventful();
    byte[] first = pdf(statement(given), ACME);
    for (int i = 0; i < 5; i++) {
      assertThat(pdf(statement(given), ACME)).isEqualTo(first);
    }
    assertThat(new String(first, StandardCharsets.ISO_8859_1))
        .doesNotContain("CreationDate", "ModDate");
    given.failed("portal", at("06-29T00:00:00"), 1);
    assertThat(pdf(statement(given), ACME)).isNotEqualTo(first);
  }

  private static GivenOut given(
      Statement statement, int number, @Nullable StatementCorrected correction) {
    return new GivenOut(
        number,
        statement.ruleset(),
        statement.cut(),
        null,
        statement.hash(),
        statement.credit(),
        "EUR",
        AUGUST,
        "olaf",
        correction);
  }

  private static byte[] pdf(Statement statement, Parties parties) {
    return new StatementPdf(statement, null, parties).bytes();
  }

  /** As a reader would copy it, without white space. */
  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return bare(new PDFTextStripper().getText(document));
    }
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }

  private static List<JsonNode> leaves(JsonNode node) {
    if (node.isBoolean()) {
      return List.of();
    }
    return node.isContainerNode()
        ? StreamSupport.stream(node.spliterator(), false)
            .flatMap(child -> leaves(child).stream())
            .toList()
        : List.of(node);
  }

  private static String printed(JsonNode leaf) {
    String text = leaf.asText();
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
      return text.replace('T', ' ').replace("Z", " UTC");
    }
    if (text.matches("PT\\d.*")) {
      return ShownTimes.words(Duration.parse(text));
    }
    return text.matches("[A-Z_]+") ? text.toLowerCase(Locale.ROOT).replace('_', ' ') : text;
  }

  private static String piece(JsonNode piece) {
    Duration time =
        Duration.between(
            Instant.parse(piece.get("from").asText()), Instant.parse(piece.get("to").asText()));
    return printed(piece.get("from"))
        + printed(piece.get("to"))
        + ShownTimes.words(time)
        + printed(piece.get("observed"))
        + printed(piece.get("fate"))
        + piece.get("why").asText()
        + events(piece.get("evidence"));
  }

  private static String claim(JsonNode claim) {
    JsonNode price = claim.get("price");
    return (claim.get("holds").asBoolean() ? "holds" : "no effect")
        + ": "
        + printed(claim.get("category"))
        + ", "
        + claim.get("why").asText()
        + (claim.get("backdated").asBoolean() ? ", claimed afterwards" : "")
        + printed(claim.get("from"))
        + printed(claim.get("to"))
        + printed(claim.get("announced"))
        + price.get("creditWith").asText()
        + " EUR "
        + price.get("availabilityWith").asText()
        + " % "
        + price.get("creditWithout").asText()
        + " EUR "
        + price.get("availabilityWithout").asText()
        + " % "
        + events(claim.get("evidence"));
  }

  private static String events(JsonNode ranges) {
    List<String> all = new ArrayList<>();
    for (JsonNode range : ranges) {
      String first = range.get("first").asText();
      String last = range.get("last").asText();
      all.add(
          range.get("stream").asText() + " " + (first.equals(last) ? first : first + "-" + last));
    }
    return String.join(", ", all);
  }

  private static Statement statement(Given given) {
    return ((Derivation.Derived)
            StatementFold.derive(Question.asOf(given.agreement, "2026-06", AUGUST), given.events()))
        .statement();
  }

  private static Given eventful() {
    Instant later = at("06-25T00:00:00");
    return signed()
        .failed("portal", DOWN, 1)
        .recovered("portal", BACK, DOWN)
        .failed("portal", later, 1)
        .recovered("portal", later.plus(Duration.ofHours(2)), later)
        .covered("portal", MAY, at("06-28T12:00:00"))
        .covered("portal", at("06-29T00:00:00"), JULY)
        .announced("W-1", MAY, later, later.plus(Duration.ofHours(1)))
        .claimed("E-1", "olaf", at("06-21T00:00:00"), DOWN, BACK)
        .accepted("E-1", "otto", at("06-22T00:00:00"))
        .clockStarted("T-1", DOWN);
  }

  private static Given signed() {
    Given given = Given.acme();
    return given.signed(
        Given.crediting(
            new ResponseCredit(new BigDecimal("2.5"), null),
            Given.claiming(
                new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(14)),
                given.addendum(
                    Given.excluding(
                        List.of(ExclusionCategory.THIRD_PARTY),
                        Given.hosting(UnobservedAs.EXCLUDED, Given.point("portal", 1)))))),
        MAY);
  }
}
