/** Reads the log and tells each subscription, once and in order, whatever breaks. */
@NullMarked
package io.vivenuoperator.events.delivery;

import org.jspecify.annotations.NullMarked;
