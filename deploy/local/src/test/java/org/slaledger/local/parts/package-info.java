/** Tests of the package of the same name, on real processes. */
@NullMarked
package org.slaledger.local.parts;

import org.jspecify.annotations.NullMarked;
