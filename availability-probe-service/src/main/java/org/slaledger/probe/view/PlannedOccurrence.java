package org.slaledger.probe.view;

import org.slaledger.promises.Maintenance;

/** One occurrence, and the window that it is one of. */
public record PlannedOccurrence(PlannedWindow window, Maintenance occurrence) {}
