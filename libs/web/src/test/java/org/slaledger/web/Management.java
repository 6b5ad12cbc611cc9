package org.slaledger.web;

import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the operators. */
final class Management {
  private Management() {}

  static String url(String path) {
    return "http://localhost:"
        + ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class)
        + path;
  }
}
