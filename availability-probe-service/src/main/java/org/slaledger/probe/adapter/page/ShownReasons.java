package org.slaledger.probe.adapter.page;

import io.quarkus.qute.TemplateExtension;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.SilentAs;

/** How templates say why nobody measured, and what becomes of it. */
@TemplateExtension
public final class ShownReasons {
  private ShownReasons() {}

  /** What a location that does not measure counts as. */
  static String words(SilentAs silent) {
    return switch (silent) {
      case UP -> "one that sees it up";
      case DOWN -> "one that sees it down";
      case ABSTAINS -> "none";
    };
  }

  /** Such as {@code no prober ran there}. */
  public static String missed(MissedReason reason) {
    return switch (reason) {
      case NOT_RUNNING -> "no prober ran there";
      case OVERLOADED -> "the prober was too late to say";
      case CLOCK_STEPPED -> "the machine's clock jumped";
      case FORBIDDEN_ADDRESS -> "the prober may not contact the address";
      case NETWORK_DOWN -> "the prober's own network was gone";
      case NOT_CONFIGURED -> "the prober lacks a secret or certificate that the terms name";
    };
  }
}
