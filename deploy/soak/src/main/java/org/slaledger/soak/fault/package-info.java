/** What is done to it, decided by a seed, and what it took to recover. */
@NullMarked
package org.slaledger.soak.fault;

import org.jspecify.annotations.NullMarked;
