/** Runs of the poller: who works, how far each stream was read, when we looked, and what a run found. */
@NullMarked
package io.vivenuoperator.store.poll;

import org.jspecify.annotations.NullMarked;
