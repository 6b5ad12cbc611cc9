package org.slaledger.credit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.ExclusionId;

/** Names what is claimed and disputed: 80 random bits, so that no two are ever alike. */
@ApplicationScoped
public class NewIds {
  private static final int BYTES = 10;

  private final RandomGenerator random = new SecureRandom();

  ExclusionId exclusion() {
    return new ExclusionId("E-" + drawn());
  }

  DisputeId dispute() {
    return new DisputeId("D-" + drawn());
  }

  String correction() {
    return "C-" + drawn();
  }

  private String drawn() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
