/** Kill -9 for the real process at random instants. */
@NullMarked
package io.vivenuoperator.poller.kill;

import org.jspecify.annotations.NullMarked;
