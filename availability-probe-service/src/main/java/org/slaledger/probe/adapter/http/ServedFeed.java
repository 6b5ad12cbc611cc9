package org.slaledger.probe.adapter.http;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;

/** The calendar as it is served: 304 to who has it already. */
final class ServedFeed {
  private ServedFeed() {}

  static Response of(byte[] document, Request request) {
    EntityTag tag = new EntityTag(hash(document));
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    CacheControl cache = new CacheControl();
    cache.setPrivate(true);
    cache.setNoCache(true);
    return (same == null
            ? Response.ok(document, MaintenanceFeed.MEDIA_TYPE + ";charset=UTF-8")
                .header("Content-Disposition", "inline; filename=\"maintenance.ics\"")
            : same)
        .tag(tag)
        .cacheControl(cache)
        .build();
  }

  private static String hash(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
