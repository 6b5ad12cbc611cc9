package org.slaledger.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slaledger.local.parts.Persona;

/** What the launcher says once everything runs. */
final class Welcome {
  private Welcome() {}

  static String text(String address, String total) {
    return """

        SLA Ledger runs at %1$s  (after %2$s). Ctrl-C stops it; its state stays in .sla/.

        Sign in there with one click, or use a token:
        %3$s

        Try:
          ./sla demo                        a whole story, from the addendum to the statement
          curl -H "Authorization: Bearer $(./sla token ada)" %1$s/tickets
          %1$s/services/ticket-service/health   a service's health; also metrics, openapi
        """
        .formatted(address, total, personas());
  }

  private static String personas() {
    return Arrays.stream(Persona.values()).map(Welcome::line).collect(Collectors.joining("\n"));
  }

  private static String line(Persona persona) {
    return String.format(
        Locale.ROOT,
        "  %-6s %-11s ./sla token %-6s %s",
        persona.fullName(),
        persona.role(),
        TokenFiles.name(persona),
        persona.task());
  }
}
