/** Trying a webhook's endpoint on somebody's demand. */
@NullMarked
package io.vivenuoperator.events.trial;

import org.jspecify.annotations.NullMarked;
