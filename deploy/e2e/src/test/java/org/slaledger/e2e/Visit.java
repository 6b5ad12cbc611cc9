package org.slaledger.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.local.parts.Persona;

/**
 * Somebody's browser: a session of its own and one page, with everything noted that went wrong on
 * the platform's pages. A breach of the content security policy is among it, since Chromium reports
 * it as an error on the console.
 */
final class Visit implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final String address;
  private final List<String> faults = new ArrayList<>();

  Visit(BrowserContext context, String address) {
    this.context = context;
    this.address = address;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            note(message.location(), "console: " + message.text());
          }
        });
    page.onPageError(error -> note(page.url(), "script: " + error));
    page.onRequestFailed(this::failed);
    page.onResponse(this::answered);
  }

  private void failed(Request request) {
    // a fragment that was asked for as the page was left is no fault
    if (!"net::ERR_ABORTED".equals(request.failure())) {
      note(request.url(), "request: " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      note(response.url(), "answer: " + response.status());
    }
  }

  private void note(String url, String fault) {
    if (url.startsWith(address)) {
      faults.add(fault + " at " + url);
    }
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** What went wrong since it was last asked. */
  List<String> faults() {
    List<String> noted = List.copyOf(faults);
    faults.clear();
    return noted;
  }

  /** Opens a page of the platform; the answer's status. */
  int open(String path) {
    Response response = page.navigate(address + path);
    return response == null ? 0 : response.status();
  }

  /** Of what a link leads to, with this session's cookies; also of a file that is no page. */
  int status(String path) {
    return context.request().get(address + path).status();
  }

  /** Arrives at the front door and takes one click to sign in. */
  Visit signIn(Persona persona) {
    open("/");
    page.locator("#" + persona.subject()).click();
    page.waitForURL(address + "/ui");
    return this;
  }

  /** Sends a form's fields without being a page, with this session's cookies; the status. */
  int post(String path, String... fieldsAndValues) {
    var form = com.microsoft.playwright.options.FormData.create();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      form.set(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    return context
        .request()
        .post(
            address + path,
            com.microsoft.playwright.options.RequestOptions.create()
                .setHeader("Accept", "text/html")
                .setMaxRedirects(0)
                .setForm(form))
        .status();
  }

  @Override
  public void close() {
    context.close();
  }
}
