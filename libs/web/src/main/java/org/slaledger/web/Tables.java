package org.slaledger.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Sends what is a table as JSON or as CSV, whichever the caller would rather have. */
public final class Tables {
  private static final String CSV = Csv.MEDIA_TYPE + "; charset=utf-8; header=present";

  private Tables() {}

  /** As JSON, or as a table where the request would rather have one. */
  public static Response either(HttpHeaders headers, Object json, Csv csv) {
    Response.ResponseBuilder response =
        Csv.wanted(headers)
            ? Response.ok(csv.toString(), CSV)
            : Response.ok(json, MediaType.APPLICATION_JSON);
    return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  /** A table as a file to keep. */
  public static Response file(String name, Csv csv) {
    return Response.ok(csv.toString(), CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .build();
  }
}
