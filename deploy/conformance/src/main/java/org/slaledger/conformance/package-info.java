/** Files of cases with known answers, read strictly and put to the engine. */
@NullMarked
package org.slaledger.conformance;

import org.jspecify.annotations.NullMarked;
