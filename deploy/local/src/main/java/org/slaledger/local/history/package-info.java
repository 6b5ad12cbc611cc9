/** Brings history into a running platform: files are read, checked as a whole, and sent. */
@NullMarked
package org.slaledger.local.history;

import org.jspecify.annotations.NullMarked;
