package org.slaledger.credit.adapter.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A4 pages that are written from top to bottom, in points. A table's head stands again on each page
 * that the table reaches. The same calls make the same bytes: no clock and no chance is in them. A
 * page that is full is kept packed, and beyond {@value #IN_MEMORY} bytes in a file.
 */
final class Paper implements AutoCloseable {
  /** The width that can be written on. */
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * Paper.MARGIN;

  private static final long IN_MEMORY = 4_000_000;
  private static final float MARGIN = 45;
  private static final float FOOT = 60;
  private static final float GAP = 6;
  private static final float TEXT = 8;
  private static final float SPACING = 1.35f;

  private final PDDocument document =
      new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
  private final Letters regular;
  private final Letters bold;
  private final String foot;
  private PDPageContentStream page;
  private float y;
  private int pages;

  /**
   * An empty one.
   *
   * @param title of the document
   * @param foot of each page
   * @param id of the document, for ever
   */
  Paper(String title, String foot, long id) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    document.setDocumentInformation(information);
    document.setDocumentId(id);
    document.getDocumentCatalog().setLanguage("en");
    this.regular = Letters.regular(document);
    this.bold = Letters.bold(document);
    this.foot = foot;
    this.page = turned();
  }

  /**
   * A table's column.
   *
   * @param share of the table's width, beside those of the others
   */
  record Column(String head, float share) {}

  void title(String text) throws IOException {
    paragraph(bold, 16, text);
  }

  /** With room for a few lines below it. */
  void heading(String text) throws IOException {
    room(90);
    y -= GAP;
    paragraph(bold, 11, text);
  }

  void text(String text) throws IOException {
    paragraph(regular, TEXT, text);
  }

  /** Names with what they stand for. */
  void facts(List<List<String>> facts) throws IOException {
    List<Column> columns = List.of(new Column("", 1), new Column("", 3));
    for (List<String> fact : facts) {
      row(columns, fact, List.of());
    }
    y -= GAP;
  }

  /** Rows under a head; a row is on one page, unless it is longer than any. */
  void table(List<Column> columns, List<List<String>> rows) throws IOException {
    List<String> head = columns.stream().map(Column::head).toList();
    room(4 * TEXT * SPACING);
    row(bold, columns, head, List.of());
    for (List<String> row : rows) {
      row(columns, row, head);
    }
    y -= GAP;
  }

  private void row(List<Column> columns, List<String> cells, List<String> head) throws IOException {
    row(regular, columns, cells, head);
  }

  private void row(Letters letters, List<Column> columns, List<String> cells, List<String> head)
      throws IOException {
    float whole = (float) columns.stream().mapToDouble(Column::share).sum();
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      float width = columns.get(i).share() / whole * WIDTH - GAP;
      wrapped.add(letters.lines(cells.get(i), TEXT, width));
    }
    int lines = wrapped.stream().mapToInt(List::size).max().orElse(0);
    int done = 0;
    if (lines > left()) {
      turn(columns, head);
    }
    while (done < lines) {
      int now = Math.min(lines - done, Math.max(left(), 1));
      write(letters, columns, whole, wrapped, done, now);
      done += now;
      if (done < lines) {
        turn(columns, head);
      }
    }
  }

  private void turn(List<Column> columns, List<String> head) throws IOException {
    turn();
    if (!head.isEmpty()) {
      row(bold, columns, head, List.of());
    }
  }

  private void write(
      Letters letters,
      List<Column> columns,
      float whole,
      List<List<String>> cells,
      int from,
      int lines)
      throws IOException {
    float x = MARGIN;
    for (int i = 0; i < cells.size(); i++) {
      List<String> cell = cells.get(i);
      for (int line = from; line < Math.min(from + lines, cell.size()); line++) {
        write(letters, TEXT, x, y - (line - from + 1) * TEXT * SPACING, cell.get(line));
      }
      x += columns.get(i).share() / whole * WIDTH;
    }
    y -= lines * TEXT * SPACING + 2;
    page.setStrokingColor(0.8f);
    page.setLineWidth(0.4f);
    page.moveTo(MARGIN, y - 1);
    page.lineTo(MARGIN + WIDTH, y - 1);
    page.stroke();
    y -= 2;
  }

  private void paragraph(Letters letters, float size, String text) throws IOException {
    for (String line : letters.lines(text, size, WIDTH)) {
      room(size * SPACING);
      y -= size * SPACING;
      write(letters, size, MARGIN, y, line);
    }
    y -= GAP;
  }

  private void write(Letters letters, float size, float x, float at, String text)
      throws IOException {
    page.beginText();
    page.setFont(letters.font(), size);
    page.newLineAtOffset(x, at);
    page.showText(text);
    page.endText();
  }

  private int left() {
    return (int) ((y - FOOT) / (TEXT * SPACING));
  }

  private void room(float height) throws IOException {
    if (y - height < FOOT) {
      turn();
    }
  }

  private void turn() throws IOException {
    finish();
    page = turned();
  }

  private PDPageContentStream turned() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    pages++;
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next, AppendMode.OVERWRITE, true);
  }

  private void finish() throws IOException {
    write(regular, 6.5f, MARGIN, MARGIN - 10, regular.writable(foot));
    String number = "page " + pages;
    write(regular, 6.5f, MARGIN + WIDTH - regular.width(number, 6.5f), MARGIN - 10, number);
    page.close();
  }

  /** All that was written; nothing can be added any more. */
  byte[] bytes() throws IOException {
    finish();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
    regular.close();
    bold.close();
  }
}
