package org.slaledger.contract.event;

import org.jspecify.annotations.Nullable;

/**
 * What a statement says otherwise than the one that it corrects.
 *
 * @param path where it stands, such as {@code services[hosting].availability}
 * @param before null where there was none
 * @param after null where there is none
 */
public record ChangedFigure(String path, @Nullable String before, @Nullable String after) {}
