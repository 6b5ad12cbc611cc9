package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;
import org.slaledger.probe.domain.NoticeCheck;
import org.slaledger.probe.usecase.WindowOutcome;

/**
 * What a command to a window came to.
 *
 * @param notice for each affected service whether it was announced in time; empty for commands that
 *     announce nothing
 * @param warnings why the window will not be excluded somewhere, for people
 */
public record ChangedWindow(
    WindowId window, long version, Phase phase, List<NoticeCheck> notice, List<String> warnings) {

  static ChangedWindow of(WindowOutcome.Done done) {
    List<String> warnings =
        done.notice().stream().filter(check -> !check.kept()).map(ChangedWindow::warning).toList();
    return new ChangedWindow(done.window(), done.version(), done.phase(), done.notice(), warnings);
  }

  private static String warning(NoticeCheck check) {
    @Nullable Duration required = check.required();
    String why =
        required == null
            ? "the addendum never excludes maintenance"
            : "the addendum asks for " + required + " of notice and this is " + check.given();
    return "Down time of %s for %s will count: %s."
        .formatted(check.service(), check.customer(), why);
  }
}
