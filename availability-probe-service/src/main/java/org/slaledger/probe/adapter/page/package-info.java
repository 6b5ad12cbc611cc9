/** The pages: availability and maintenance. */
@NullMarked
package org.slaledger.probe.adapter.page;

import org.jspecify.annotations.NullMarked;
