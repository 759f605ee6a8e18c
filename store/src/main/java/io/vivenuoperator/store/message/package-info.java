/** The message log: what is published gets a number in the order of commits, and whoever has read up to a number misses nothing before it. */
@NullMarked
package io.vivenuoperator.store.message;

import org.jspecify.annotations.NullMarked;
