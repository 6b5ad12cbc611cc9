package org.slaledger.credit.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.PackagedDocument;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.PackageVersion;
import org.slaledger.credit.view.ShownPackage;
import org.slaledger.credit.view.WhichPackages;

/** Makes terms of documents, written out where they are based on a package. */
@ApplicationScoped
public class AddendumDocuments {
  private final WhichPackages packages;

  AddendumDocuments(WhichPackages packages) {
    this.packages = packages;
  }

  /** What a document comes to. */
  sealed interface Made {
    /** Terms, and the document that they come from. */
    record Terms(Addendum addendum, PackagedDocument document) implements Made {
      /** The same violations; those of what the package gives say so. */
      List<Violation> placed(List<Violation> violations) {
        return violations.stream().map(it -> AddendumDocuments.placed(document, it)).toList();
      }
    }

    /**
     * There are none.
     *
     * @param rest with something else in the place of what is wrong; null where that can't be had
     */
    record Wrong(List<Violation> violations, @Nullable Terms rest) implements Made {}
  }

  /** Of a document's tree, with the packages that a transaction sees. */
  Uni<Made> make(SqlConnection tx, ObjectNode tree) {
    Optional<PackageVersion> named = basedOn(tree);
    return named.isEmpty()
        ? Uni.createFrom().item(read(PackagedDocument.alone(tree)))
        : packages.versions(tx, named.get().name()).map(all -> merged(tree, named.get(), all));
  }

  /** What has not the form of a package's name is left to the strict reading, which says so. */
  private static Optional<PackageVersion> basedOn(ObjectNode tree) {
    return tree.get("basedOn") instanceof ObjectNode named
        ? Optional.ofNullable(TermsDocument.read(named, PackageVersion.class).value())
        : Optional.empty();
  }

  private static Made merged(ObjectNode tree, PackageVersion named, List<ShownPackage> versions) {
    Optional<ShownPackage> found =
        versions.stream()
            .filter(one -> named.version() == null || named.version() == one.version())
            .findFirst();
    return found
        .map(it -> read(PackagedDocument.of(tree, it.named(), it.terms())))
        .orElseGet(() -> new Made.Wrong(List.of(unknown(named, versions)), null));
  }

  private static Violation unknown(PackageVersion named, List<ShownPackage> versions) {
    return versions.isEmpty()
        ? new Violation(
            "basedOn.name", "there is no package " + named.name(), "a package that was published")
        : new Violation(
            "basedOn.version",
            "there is no version " + named.version() + " of " + named.name(),
            "1 to " + versions.getFirst().version());
  }

  private static Made read(PackagedDocument document) {
    TermsDocument.Read<Addendum> read = TermsDocument.read(document.whole(), Addendum.class);
    if (read.value() != null) {
      return new Made.Terms(read.value(), document);
    }
    List<Violation> violations =
        read.problems().stream()
            .map(FieldProblem::violation)
            .map(it -> placed(document, it))
            .toList();
    Addendum mended = read.mended();
    return new Made.Wrong(violations, mended == null ? null : new Made.Terms(mended, document));
  }

  private static Violation placed(PackagedDocument document, Violation it) {
    JsonNode basedOn = document.whole().path("basedOn");
    return document.isOfPackage(it.field())
        ? new Violation(
            it.field(),
            it.message()
                + " (from package "
                + basedOn.path("name").asText()
                + ", version "
                + basedOn.path("version").asText()
                + ")",
            it.allowed())
        : it;
  }
}
