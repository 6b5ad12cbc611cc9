package org.slaledger.journal;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Where time comes in: UTC, in whole milliseconds. Tests put a source of their own in its place.
 */
@Singleton
public class PlatformTime {
  @Produces
  @DefaultBean
  @Singleton
  InstantSource time() {
    return Clock.tickMillis(java.time.ZoneOffset.UTC);
  }
}
