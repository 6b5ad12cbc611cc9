/** The launcher: the whole platform on one machine, started and stopped as one. */
@NullMarked
package org.slaledger.local;

import org.jspecify.annotations.NullMarked;
