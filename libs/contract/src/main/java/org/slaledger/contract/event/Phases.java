package org.slaledger.contract.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each phase of a probe took; a phase that was not reached or not needed is not given.
 *
 * @param resolve from the start until the name was resolved
 * @param connect until the connection stood
 * @param handshake until TLS stood
 * @param firstByte until the first byte of the answer came
 * @param transfer until the answer was read
 */
public record Phases(
    @Nullable Duration resolve,
    @Nullable Duration connect,
    @Nullable Duration handshake,
    @Nullable Duration firstByte,
    @Nullable Duration transfer) {}
