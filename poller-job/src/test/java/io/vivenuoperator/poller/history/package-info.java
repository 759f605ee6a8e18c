/** Random histories of a seller and of the polls that watch it, with the simulator as the model. */
@NullMarked
package io.vivenuoperator.poller.history;

import org.jspecify.annotations.NullMarked;
