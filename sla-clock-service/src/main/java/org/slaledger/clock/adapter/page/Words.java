package org.slaledger.clock.adapter.page;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.contract.event.PauseReason;

/** How templates put what the views hold into words. */
@TemplateExtension
final class Words {
  private Words() {}

  /** Why work stood still, as people read it. */
  static String inWords(PauseReason reason) {
    return switch (reason) {
      case CUSTOMER_ANSWER -> "the customer was asked";
      case CUSTOMER_ACTION -> "the customer has to act";
      case CUSTOMER_REQUEST -> "the customer wants it later";
      case THIRD_PARTY -> "somebody else has to act";
    };
  }

  /** Names a run within a page. */
  static String place(ShownClock clock) {
    return clock.ticket() + "-" + clock.kind() + "-" + clock.startedAt().toEpochMilli();
  }

  /** As part of an address. */
  static String urlEncoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
