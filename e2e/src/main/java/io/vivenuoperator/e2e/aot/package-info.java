/** Gives an image the start-up cache of its own Java: what a training run loaded, ready to be mapped into memory. */
@NullMarked
package io.vivenuoperator.e2e.aot;

import org.jspecify.annotations.NullMarked;
