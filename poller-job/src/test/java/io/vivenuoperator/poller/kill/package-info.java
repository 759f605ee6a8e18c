/** Kill -9 of the real process at random instants. */
@NullMarked
package io.vivenuoperator.poller.kill;

import org.jspecify.annotations.NullMarked;
