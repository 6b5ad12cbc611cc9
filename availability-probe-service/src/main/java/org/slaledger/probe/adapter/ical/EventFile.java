package org.slaledger.probe.adapter.ical;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.rules.Checked;

/**
 * One event of an iCalendar document, to be announced as maintenance.
 *
 * @param recurrence what made it recur, if anything did
 * @param reason its summary, else its description; blank for none
 */
public record EventFile(
    List<PlannedTime> occurrences, @Nullable Recurrence recurrence, String reason) {
  private static final int LONGEST = 64 * 1024;

  /** Keeps a copy. */
  public EventFile {
    occurrences = List.copyOf(occurrences);
  }

  /**
   * Reads a document; what can't be used is refused with its property and line.
   *
   * @param zone of times that name none; these are refused where it is null
   */
  public static Checked<EventFile> read(String document, @Nullable String zone) {
    if (document.length() > LONGEST) {
      return Checked.refused("VCALENDAR", "is longer than 64 KB", "one event");
    }
    String text = document.replace("\r\n", "\n").replace("\n", "\r\n");
    EventReader reader = new EventReader();
    try {
      CalendarParserFactory.getInstance()
          .get()
          .parse(new UnfoldingReader(new StringReader(text)), reader);
      return new Checked.Accepted<>(new FileEvent(one(reader), zone).read());
    } catch (ParserException e) {
      return Checked.refused(
          "VCALENDAR", "line " + e.getLineNo() + " can't be read", "an iCalendar document");
    } catch (Unusable e) {
      String line = line(text, e.property());
      return Checked.refused(e.property(), line + e.getMessage(), e.allowed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Property> one(EventReader reader) {
    reader.calendar().stream()
        .filter(it -> it.name().equals("METHOD") && it.value().equalsIgnoreCase("CANCEL"))
        .forEach(
            it -> {
              throw new Unusable("METHOD", "cancels an event", "a window is cancelled itself");
            });
    int found = reader.events().size();
    if (found != 1) {
      throw new Unusable("VEVENT", "is there " + found + " times", "one event in a document");
    }
    return reader.events().getFirst();
  }

  /** In which line of the event a property stands, if it does. */
  private static String line(String text, String property) {
    String[] lines = text.split("\r\n", -1);
    boolean within = property.equals("METHOD");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].toUpperCase(Locale.ROOT);
      within |= line.startsWith("BEGIN:VEVENT");
      if (within && line.matches(property + "[:;].*")) {
        return "line " + (i + 1) + ": ";
      }
    }
    return "";
  }
}
