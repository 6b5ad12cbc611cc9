/** What can be done and asked, each as load, decide, append or replay. */
@NullMarked
package org.slaledger.credit.usecase;

import org.jspecify.annotations.NullMarked;
