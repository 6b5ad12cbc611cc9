package org.slaledger.web.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published again: a stream, with versions or without; or a topic; or positions; or
 * what was recorded between two instants. All bounds are included.
 *
 * @param reason 1 to 1000 characters, kept with who said it and when
 */
public record RepublicationBody(
    String reason,
    @Nullable String stream,
    @Nullable Long fromVersion,
    @Nullable Long toVersion,
    @Nullable String topic,
    @Nullable Long fromPosition,
    @Nullable Long toPosition,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedTo) {}
