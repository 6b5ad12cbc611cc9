package org.slaledger.credit.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.adapter.http.LedgerQuestions;
import org.slaledger.credit.usecase.ledger.Ledger;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.web.Roles;

/** Checkpoints and who witnessed them; a bundle is checked in the page. */
@Path("/ui/ledger")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class LedgerPage {
  private final LedgerQuestions questions;

  LedgerPage(LedgerQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance ledger(
        Ledger.State state, List<ShownCheckpoint> checkpoints, @Nullable CheckedBundle checked);
  }

  /** How it stands. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> ledger() {
    return page(null);
  }

  /** Checks what was sent, by itself alone; nothing of it is kept. */
  @POST
  @Path("/verification")
  @Blocking
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Uni<TemplateInstance> verify(
      @RestForm("bundle") @Nullable FileUpload bundle, @RestForm("key") @Nullable String key)
      throws IOException {
    byte[] file = bundle == null ? new byte[0] : Files.readAllBytes(bundle.uploadedFile());
    return page(CheckedBundle.of(file, key == null ? "" : key.strip()));
  }

  private Uni<TemplateInstance> page(@Nullable CheckedBundle checked) {
    return questions
        .state()
        .flatMap(
            state ->
                questions
                    .checkpoints(null)
                    .map(checkpoints -> Templates.ledger(state, checkpoints, checked)));
  }
}
