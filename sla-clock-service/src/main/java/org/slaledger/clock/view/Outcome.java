package org.slaledger.clock.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a promise. */
@Schema(
    description =
        "MET: what was promised happened in time; BREACHED: it did not, and that was not withdrawn;"
            + " OPEN: it has not happened, and there is time left")
public enum Outcome {
  MET,
  BREACHED,
  OPEN
}
