/**
 * The five services as child processes: what they are, how they are started, watched and restarted.
 */
@NullMarked
package org.slaledger.local.service;

import org.jspecify.annotations.NullMarked;
