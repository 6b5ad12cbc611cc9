/** What clients ask of it meanwhile, and what they were answered. */
@NullMarked
package org.slaledger.soak.load;

import org.jspecify.annotations.NullMarked;
