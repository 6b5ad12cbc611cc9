package org.slaledger.contract.terms;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PackageId;

/**
 * One version of a package of default terms.
 *
 * @param version the latest where not given, as in a document that is put forward
 */
public record PackageVersion(PackageId name, @Nullable Integer version) {}
