package org.slaledger.ticket.adapter.page;

import jakarta.ws.rs.FormParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;
import org.slaledger.ticket.domain.FirstContact;

/** The form that opens a ticket. */
public class NewTicketForm {
  @FormParam("command-key")
  public @Nullable String key;

  @FormParam("customer")
  public @Nullable String customer;

  @FormParam("service")
  public @Nullable String service;

  @FormParam("kind")
  public @Nullable String kind;

  @FormParam("impact")
  public @Nullable String impact;

  @FormParam("channel")
  public @Nullable String channel;

  @FormParam("subject")
  public @Nullable String subject;

  @FormParam("text")
  public @Nullable String text;

  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("customer", said(customer));
    values.put("service", said(service));
    values.put("kind", said(kind));
    values.put("impact", said(impact));
    values.put("channel", said(channel));
    values.put("subject", said(subject));
    values.put("text", said(text));
    return values;
  }

  FirstContact contact() {
    return new FirstContact(
        said(customer),
        said(service),
        SentForm.chosen("kind", kind, TicketKind.class),
        said(impact).isEmpty() ? null : SentForm.chosen("impact", impact, Impact.class),
        said(subject),
        said(text),
        null,
        SentForm.chosen("channel", channel, Channel.class),
        null);
  }

  private static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
