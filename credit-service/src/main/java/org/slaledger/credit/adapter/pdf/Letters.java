package org.slaledger.credit.adapter.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font that is embedded, with the letters that are used of it. DejaVu Sans has Latin, Cyrillic,
 * Greek and a few more; a character that it lacks is written as {@code [U+5317]}, so that nothing
 * is left out in silence.
 */
final class Letters implements AutoCloseable {
  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

  private final TrueTypeFont shapes;
  private final CmapLookup glyphs;
  private final PDType0Font font;

  private Letters(TrueTypeFont shapes, PDDocument document) throws IOException {
    this.shapes = shapes;
    this.glyphs = shapes.getUnicodeCmapLookup();
    this.font = PDType0Font.load(document, shapes, true);
  }

  static Letters regular(PDDocument document) throws IOException {
    return of("DejaVuSans.ttf", document);
  }

  static Letters bold(PDDocument document) throws IOException {
    return of("DejaVuSans-Bold.ttf", document);
  }

  private static Letters of(String file, PDDocument document) throws IOException {
    try (InputStream in = Letters.class.getResourceAsStream(FONTS + file)) {
      TrueTypeFont shapes =
          new TTFParser()
              .parse(new RandomAccessReadBuffer(Objects.requireNonNull(in, file).readAllBytes()));
      // no ligatures: a text that is searched for has to be found
      shapes.setEnableGsub(false);
      return new Letters(shapes, document);
    }
  }

  PDFont font() {
    return font;
  }

  /** What can be written of a text: all of it, in some way. */
  String writable(String text) {
    StringBuilder writable = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
                writable.append(' ');
              } else if (glyphs.getGlyphId(letter) == 0) {
                writable.append("[U+%04X]".formatted(letter));
              } else {
                writable.appendCodePoint(letter);
              }
            });
    return writable.toString();
  }

  /** A text that can be written, in lines of at most so many points; long words are broken. */
  List<String> lines(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : writable(text).split(" +")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      for (int fits = fitting(line, size, width); fits < line.length(); ) {
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
        fits = fitting(line, size, width);
      }
    }
    lines.add(line);
    return lines;
  }

  /** So many chars fit, one letter at least. */
  private int fitting(String word, float size, float width) throws IOException {
    float used = 0;
    int at = 0;
    while (at < word.length()) {
      int letter = word.codePointAt(at);
      used += width(letter, size);
      if (used > width && at > 0) {
        return at;
      }
      at += Character.charCount(letter);
    }
    return at;
  }

  float width(String text, float size) throws IOException {
    float width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      width += width(text.codePointAt(at), size);
    }
    return width;
  }

  private float width(int letter, float size) throws IOException {
    return shapes.getAdvanceWidth(glyphs.getGlyphId(letter)) * size / shapes.getUnitsPerEm();
  }

  /** Once the document is written. */
  @Override
  public void close() throws IOException {
    shapes.close();
  }
}
