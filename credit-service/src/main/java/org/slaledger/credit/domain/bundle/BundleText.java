package org.slaledger.credit.domain.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.bundle.Bundle.Event;
import org.slaledger.credit.domain.bundle.Bundle.StreamHead;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.Handover;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Head;
import org.slaledger.ledger.HeadProof;
import org.slaledger.ledger.Note;

/**
 * A bundle as a file: UTF-8, each line with its newline, fields parted by single spaces, the parts
 * in this order and each line written in one way only.
 *
 * <pre>{@code
 * slaledger-bundle/v1
 * question AGREEMENT PERIOD AS-OF
 * note LINE                                    each line of the checkpoint's note; `note` for its empty line
 * handover LINE                                seven for each time that a key handed over
 * head STREAM VERSION LAST BESIDE...           by the streams' names
 * absent STREAM - BESIDE...                    nothing at its place
 * absent STREAM OTHER VERSION LAST BESIDE...   another stream at its place
 * event INDEX JSON                             by index
 * beside HASH                                  from left to right
 * statement JSON
 * sha256 HEX                                   of all bytes before this line
 * }</pre>
 */
public final class BundleText {
  private static final String FIRST = "slaledger-bundle/v1";
  private static final String NONE = "-";

  private BundleText() {}

  /** As a file. */
  public static byte[] write(Bundle bundle) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Question question = bundle.question();
    line(file, FIRST);
    line(
        file,
        "question %s %s %s".formatted(question.agreement(), question.period(), question.asOf()));
    note(file, "note", bundle.checkpoint());
    bundle.handovers().forEach(each -> note(file, "handover", each));
    bundle.heads().forEach(one -> line(file, "head" + found(one.proof()) + beside(one.proof())));
    bundle
        .absent()
        .forEach(
            one -> line(file, "absent " + one.stream() + found(one.proof()) + beside(one.proof())));
    for (Event event : bundle.events()) {
      file.writeBytes(("event " + event.index() + " ").getBytes(UTF_8));
      file.writeBytes(event.line());
      file.write('\n');
    }
    bundle.beside().forEach(hash -> line(file, "beside " + hash.base64()));
    line(file, "statement " + new String(bundle.statement(), UTF_8));
    line(file, "sha256 " + Hash.of(file.toByteArray()).hex());
    return file.toByteArray();
  }

  private static void note(ByteArrayOutputStream file, String kind, Note note) {
    String text = note.toString();
    for (String each : text.substring(0, text.length() - 1).split("\n", -1)) {
      line(file, each.isEmpty() ? kind : kind + " " + each);
    }
  }

  private static void line(ByteArrayOutputStream file, String line) {
    file.writeBytes((line + "\n").getBytes(UTF_8));
  }

  private static String found(HeadProof proof) {
    Head head = proof.found();
    return head == null
        ? " " + NONE
        : " %s %d %s".formatted(head.stream(), head.version(), head.last().base64());
  }

  private static String beside(HeadProof proof) {
    StringBuilder line = new StringBuilder();
    proof.path().forEach(hash -> line.append(' ').append(hash.base64()));
    return line.toString();
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableBundle if it is none, which says in which line and what is wrong
   */
  public static Bundle read(byte[] file) {
    return new Reader(file).bundle();
  }

  private static final class Reader {
    private final byte[] file;
    private final List<String> lines = new ArrayList<>();
    private int next;

    Reader(byte[] file) {
      this.file = file;
      String text;
      try {
        text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      } catch (CharacterCodingException e) {
        throw new UnreadableBundle(0, "the file is not UTF-8");
      }
      if (!text.endsWith("\n")) {
        throw new UnreadableBundle(0, "the last line has no newline: the file is cut short");
      }
      lines.addAll(Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1)));
    }

    Bundle bundle() {
      requireChecksum();
      if (!take().equals(FIRST)) {
        throw wrong("a bundle begins with " + FIRST);
      }
      try {
        return parts();
      } catch (UnreadableBundle e) {
        throw e;
      } catch (IllegalArgumentException | DateTimeException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }

    private Bundle parts() {
      String[] question = fields("question", 3);
      AgreementId agreement = new AgreementId(question[0]);
      Instant asOf = Instant.parse(question[2]);
      Note note = note("note", Integer.MAX_VALUE);
      List<Note> handovers = new ArrayList<>();
      while (nextIs("handover")) {
        handovers.add(note("handover", Handover.LINES));
      }
      List<StreamHead> heads = new ArrayList<>();
      for (String[] head = optional("head"); head != null; head = optional("head")) {
        heads.add(new StreamHead(head[0], new HeadProof(head(head, 0), path(head, 3))));
      }
      List<StreamHead> absent = new ArrayList<>();
      for (String[] one = optional("absent"); one != null; one = optional("absent")) {
        boolean none = one[1].equals(NONE);
        absent.add(
            new StreamHead(
                one[0], new HeadProof(none ? null : head(one, 1), path(one, none ? 2 : 4))));
      }
      List<Event> events = new ArrayList<>();
      while (peek().startsWith("event ")) {
        events.add(event());
      }
      List<Hash> beside = new ArrayList<>();
      while (peek().startsWith("beside ")) {
        beside.add(Hash.parse(fields("beside", 1)[0]));
      }
      byte[] statement = rest("statement").getBytes(UTF_8);
      fields("sha256", 1);
      if (next != lines.size()) {
        throw wrong("a bundle ends with its sha256");
      }
      Question asked = Question.ofLedger(agreement, question[1], asOf, size(note)).at(cut(heads));
      return sameAgain(
          new Bundle(asked, note, handovers, heads, absent, events, beside, statement));
    }

    /** There is one way to write a bundle. */
    private Bundle sameAgain(Bundle bundle) {
      int differs = Arrays.mismatch(file, write(bundle));
      if (differs >= 0) {
        next = 1 + (int) new String(file, 0, differs, UTF_8).chars().filter(c -> c == '\n').count();
        throw wrong("it is written otherwise than a bundle is");
      }
      return bundle;
    }

    private void requireChecksum() {
      String last = lines.getLast();
      int before = file.length - last.getBytes(UTF_8).length - 1;
      if (!last.equals("sha256 " + Hash.of(Arrays.copyOf(file, before)).hex())) {
        throw new UnreadableBundle(
            lines.size(), "the sha256 of what stands before is another: the file was changed");
      }
    }

    private Note note(String kind, int lines) {
      StringBuilder text = new StringBuilder();
      for (int each = 0; each < lines && nextIs(kind); each++) {
        String line = take();
        text.append(line.equals(kind) ? "" : line.substring(kind.length() + 1)).append('\n');
      }
      Note note = Note.parse(text.toString().getBytes(UTF_8));
      if (note.signatures().stream().distinct().count() < note.signatures().size()) {
        throw wrong("a signature stands twice under one note");
      }
      return note;
    }

    private boolean nextIs(String kind) {
      return peek().equals(kind) || peek().startsWith(kind + " ");
    }

    private static long size(Note note) {
      return Checkpoint.parse(note.text()).size();
    }

    private static Head head(String[] fields, int from) {
      if (fields.length < from + 3) {
        throw new IllegalArgumentException("a head has a stream, a version and a hash");
      }
      return new Head(fields[from], number(fields[from + 1]), Hash.parse(fields[from + 2]));
    }

    private static List<Hash> path(String[] fields, int from) {
      return Arrays.stream(fields).skip(from).map(Hash::parse).toList();
    }

    private Event event() {
      String rest = rest("event");
      int space = rest.indexOf(' ');
      if (space < 0) {
        throw wrong("an event has an index and its line");
      }
      return new Event(number(rest.substring(0, space)), rest.substring(space + 1).getBytes(UTF_8));
    }

    private static List<StreamCut> cut(List<StreamHead> heads) {
      return heads.stream()
          .map(
              one -> {
                Head found = one.proof().found();
                return new StreamCut(
                    new StreamId(one.stream()), found == null ? 0 : found.version());
              })
          .toList();
    }

    private static long number(String text) {
      if (!text.matches("0|[1-9][0-9]{0,17}")) {
        throw new IllegalArgumentException("'" + text + "' is no number as it would be written");
      }
      return Long.parseLong(text);
    }

    private String peek() {
      if (next >= lines.size()) {
        throw wrong("the file ends too early");
      }
      return lines.get(next);
    }

    private String take() {
      String line = peek();
      next++;
      return line;
    }

    private String rest(String kind) {
      String line = take();
      if (!line.startsWith(kind + " ")) {
        throw wrong("here stands a line '" + kind + " ...'");
      }
      return line.substring(kind.length() + 1);
    }

    private String[] fields(String kind, int count) {
      String[] fields = rest(kind).split(" ", -1);
      if (fields.length != count) {
        throw wrong("a line '" + kind + "' has " + count + " fields");
      }
      return fields;
    }

    private String @Nullable [] optional(String kind) {
      if (!peek().startsWith(kind + " ")) {
        return null;
      }
      String[] fields = rest(kind).split(" ", -1);
      if (fields.length < 2) {
        throw wrong("a line '" + kind + "' has a stream and what is at its place");
      }
      return fields;
    }

    private UnreadableBundle wrong(String what) {
      return new UnreadableBundle(next, what);
    }
  }
}
