package org.slaledger.credit.adapter.http;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody decides so; kept sealed.
 *
 * @param reason may be left out only where nobody has contested it
 */
public record ReasonBody(@Nullable String reason) {}
