package org.slaledger.notification.view;

import java.time.Instant;

/** A notice is about to be committed that is due then. Told within the service only. */
public record NoticeWritten(Instant dueAt) {}
