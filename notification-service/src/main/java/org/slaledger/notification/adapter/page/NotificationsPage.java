package org.slaledger.notification.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.notification.adapter.http.NoticeQuestions;
import org.slaledger.notification.view.ShownNotice;
import org.slaledger.web.Roles;

/** Who was told of what. */
@Path("/ui/notifications")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class NotificationsPage {
  private final NoticeQuestions questions;

  NotificationsPage(NoticeQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notifications(List<ShownNotice> notices);

    static native TemplateInstance notifications$list(List<ShownNotice> notices);
  }

  /** The page. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> page() {
    return questions.list(null).map(Templates::notifications);
  }

  /** The list alone, which the page takes anew every few seconds. */
  @GET
  @Path("/list")
  @Operation(hidden = true)
  public Uni<TemplateInstance> list() {
    return questions.list(null).map(Templates::notifications$list);
  }
}
