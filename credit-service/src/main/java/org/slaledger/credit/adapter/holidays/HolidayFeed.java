package org.slaledger.credit.adapter.holidays;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.credit.adapter.holidays.FoundHolidays.NotUsed;
import org.slaledger.credit.domain.calendar.Holidays;
import org.slaledger.rules.Checked;

/**
 * Holidays of an iCalendar document (RFC 5545): its all-day events, also those that last several
 * days or recur yearly. Nothing is fetched, and no time zone of the document is reckoned with.
 */
public final class HolidayFeed {
  private static final String ALLOWED = "an iCalendar document with all-day events";

  private HolidayFeed() {}

  /** Those of some years; refused where there is no document, or none of its events can be used. */
  public static Checked<FoundHolidays> of(byte[] document, CoveredYears years) {
    FeedReader reader = new FeedReader();
    String text = new String(document, UTF_8).replace("\r\n", "\n").replace("\n", "\r\n");
    UnfoldingReader lines = new UnfoldingReader(new StringReader(text));
    try {
      CalendarParserFactory.getInstance().get().parse(lines, reader);
    } catch (ParserException e) {
      return refused(
          e.getCause() instanceof Unusable harm
              ? harm.why()
              : "line " + e.getLineNo() + " can't be read");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found(reader.events(), years);
  }

  private static Checked<FoundHolidays> found(List<FeedEvent> events, CoveredYears years) {
    List<Holiday> holidays = new ArrayList<>();
    List<NotUsed> notUsed = new ArrayList<>();
    for (FeedEvent event : events) {
      try {
        event.days(years).forEach(day -> holidays.add(new Holiday(day, event.summary())));
      } catch (Unusable e) {
        notUsed.add(new NotUsed(event.summary(), e.why()));
      }
    }
    if (events.isEmpty()) {
      return refused("holds no event");
    }
    return notUsed.size() == events.size()
        ? refused("'" + notUsed.getFirst().what() + "' " + notUsed.getFirst().why())
        : new Checked.Accepted<>(new FoundHolidays(Holidays.inOrder(holidays), notUsed));
  }

  private static Checked<FoundHolidays> refused(String why) {
    return Checked.refused("body", why, ALLOWED);
  }
}
